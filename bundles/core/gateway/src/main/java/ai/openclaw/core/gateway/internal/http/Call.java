package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpCall;
import ai.openclaw.api.rpc.Principal;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * One request as a route sees it.
 *
 * @param request the request
 * @param path its path, decoded
 * @param peer who sent it
 * @param caller who calls; empty when the caller proved nothing
 * @param body its body, cut off at the limit
 */
record Call(Request request, String path, Peer peer, Optional<Principal> caller, InputStream body)
    implements HttpCall {
  @Override
  public String method() {
    return request.getMethod();
  }

  @Override
  public String query() {
    return Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
  }

  @Override
  public Optional<String> header(String name) {
    return Optional.ofNullable(request.getHeaders().get(name));
  }

  @Override
  public boolean authenticated() {
    return caller.isPresent();
  }

  @Override
  public Principal principal() {
    return caller.orElseGet(HttpCall.super::principal);
  }

  @Override
  public boolean direct() {
    return peer.local();
  }
}
