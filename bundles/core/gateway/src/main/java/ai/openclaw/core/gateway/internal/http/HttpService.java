package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Credentials;
import ai.openclaw.core.gateway.internal.auth.Credentials.Entry;
import ai.openclaw.core.gateway.internal.rpc.ServiceGone;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
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
  private final Credentials credentials;
  private final OpenCalls calls;

  public HttpService(
      RouteTable routes, Supplier<AccessRules> rules, Credentials credentials, OpenCalls calls) {
    this.routes = routes;
    this.rules = rules;
    this.credentials = credentials;
    this.calls = calls;
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
    AccessRules now = rules.get();
    Peer peer = Peer.of(request, now);
    Entry entry = credentials.check(now, peer.sender(), bearer(request));
    Optional<Principal> caller =
        entry instanceof Entry.Open open ? Optional.of(open.principal()) : Optional.empty();
    Optional<HttpAnswer> refusal =
        route.traits().open() ? Optional.empty() : refusal(entry, path, route.traits().scope());
    if (refusal.isPresent()) {
      return refusal.get();
    }
    return calls.during(request, caller, () -> answer(request, path, route, peer, caller));
  }

  private static HttpAnswer answer(
      Request request, String path, Route route, Peer peer, Optional<Principal> caller) {
    var body = new LimitedBody(Request.asInputStream(request), LARGEST_BODY);
    if (request.getLength() > LARGEST_BODY) {
      return tooLarge(body);
    }
    try {
      return route.instance().get().handle(new Call(request, path, peer, caller, body));
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

  private static Optional<HttpAnswer> refusal(Entry entry, String path, String scope) {
    if (entry instanceof Entry.Locked locked) {
      return Optional.of(locked(locked.time()));
    }
    if (!(entry instanceof Entry.Open open)) {
      return Optional.of(UNAUTHORIZED);
    }
    Optional<ClientGrant> grant = open.principal().grant();
    if (grant.isPresent() && !grant.get().allowsEndpoint(path)) {
      return Optional.of(forbidden("client token does not allow " + path));
    }
    return open.principal().has(scope)
        ? Optional.empty()
        : Optional.of(forbidden("missing scope: " + scope));
  }

  private static HttpAnswer forbidden(String message) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("ok", false);
    answer.putObject("error").put("type", "forbidden").put("message", message);
    return HttpAnswer.json(403, answer.toString());
  }

  private static HttpAnswer locked(Duration wait) {
    HttpAnswer answer =
        error(
            429,
            "Too many failed authentication attempts. Please try again later.",
            "rate_limited");
    var headers = new HashMap<>(answer.headers());
    headers.put("Retry-After", Long.toString(wait.plusMillis(999).toSeconds()));
    return new HttpAnswer(429, headers, answer.body());
  }

  private static Optional<String> bearer(Request request) {
    return Optional.ofNullable(request.getHeaders().get(HttpHeader.AUTHORIZATION))
        .map(String::strip)
        .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
        .map(header -> header.substring(7).strip())
        .filter(text -> !text.isEmpty());
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
