package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.rpc.ServiceGone;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.URIUtil;

/** Finds the route of a request, checks who may call it, and calls it. */
public final class HttpService {
  private static final long LARGEST_BODY = 26_214_400;
  private static final HttpAnswer NOT_FOUND = HttpAnswer.text(404, "Not Found");
  private static final HttpAnswer UNAUTHORIZED =
      HttpAnswer.json(401, "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}");

  private final RouteTable routes;
  private final Supplier<AccessRules> rules;

  public HttpService(RouteTable routes, Supplier<AccessRules> rules) {
    this.routes = routes;
    this.rules = rules;
  }

  HttpAnswer serve(Request request) {
    String path = URIUtil.decodePath(Request.getPathInContext(request));
    Optional<Route> found = RouteMatch.enter(routes, path);
    if (found.isEmpty()) {
      return NOT_FOUND;
    }
    Route route = found.get();
    try {
      return serve(request, path, route);
    } finally {
      route.inFlight().leave();
    }
  }

  private HttpAnswer serve(Request request, String path, Route route) {
    List<String> methods = route.traits().methods();
    if (!methods.contains(request.getMethod())) {
      return new HttpAnswer(
          405,
          Map.of("Allow", String.join(", ", methods), "Content-Type", "text/plain; charset=utf-8"),
          HttpAnswer.text(405, "Method Not Allowed").body());
    }
    boolean authenticated = authenticated(request);
    if (!route.traits().open() && !authenticated) {
      return UNAUTHORIZED;
    }
    var body = new LimitedBody(Request.asInputStream(request), LARGEST_BODY);
    if (request.getLength() > LARGEST_BODY) {
      return tooLarge(body);
    }
    try {
      return route
          .instance()
          .get()
          .handle(new Call(request, path, Peer.of(request), authenticated, body));
    } catch (LimitedBody.TooLarge e) {
      return tooLarge(body);
    } catch (IOException e) {
      return e.getCause() instanceof TimeoutException
          ? error(408, "Request body timeout", "invalid_request_error")
          : error(400, "The request body cannot be read", "invalid_request_error");
    } catch (ServiceGone gone) {
      return HttpAnswer.text(503, "Service Unavailable");
    } catch (RuntimeException | LinkageError broken) {
      route.broken().accept("threw " + broken.getClass().getName());
      return HttpAnswer.text(500, "Internal Server Error");
    }
  }

  private boolean authenticated(Request request) {
    AccessRules now = rules.get();
    if (now.auth().mode() == AuthMode.NONE) {
      return true;
    }
    String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    return header != null
        && header.regionMatches(true, 0, "Bearer ", 0, 7)
        && now.auth().matches(header.substring(7).trim());
  }

  private static HttpAnswer tooLarge(LimitedBody body) {
    body.discardRest();
    return error(413, "Payload too large", "invalid_request_error");
  }

  private static HttpAnswer error(int status, String message, String type) {
    return HttpAnswer.json(
        status, "{\"error\":{\"message\":\"" + message + "\",\"type\":\"" + type + "\"}}");
  }
}
