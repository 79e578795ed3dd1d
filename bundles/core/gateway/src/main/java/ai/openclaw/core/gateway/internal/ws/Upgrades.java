package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.core.gateway.internal.http.HttpEntry;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;

/**
 * Turns requests for a WebSocket, on whatever path, into one. No extension is agreed on: deflating
 * small frames on both ends costs more than it saves.
 */
final class Upgrades extends Handler.Wrapper {
  private static final HttpAnswer NO_KEY =
      HttpAnswer.text(400, "Missing or invalid Sec-WebSocket-Key header");
  private static final HttpAnswer WRONG_VERSION =
      HttpAnswer.text(400, "Missing or invalid Sec-WebSocket-Version header");

  private final Clients clients;
  private final WebSocketMappings mappings;
  private volatile Optional<String> transportSecurity = Optional.empty();

  Upgrades(Clients clients, WebSocketComponents components, Handler next) {
    super(next);
    this.clients = clients;
    this.mappings = new WebSocketMappings(components);
  }

  /** Sets what every answer says about encryption from now on; empty: nothing. */
  void transportSecurity(Optional<String> policy) {
    transportSecurity = policy;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    transportSecurity.ifPresent(
        policy -> response.getHeaders().put(HttpHeader.STRICT_TRANSPORT_SECURITY, policy));
    if (!"websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))) {
      return super.handle(request, response, callback);
    }
    String key = request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY);
    if (key == null || !key.matches("[+/0-9A-Za-z]{22}==")) {
      HttpEntry.write(request, NO_KEY, response, callback);
      return true;
    }
    var upgrade = new Upgrade(request, clients);
    if (!mappings.upgrade(upgrade, upgrade, response, callback, null)) {
      HttpEntry.write(request, WRONG_VERSION, response, callback);
    }
    return true;
  }
}
