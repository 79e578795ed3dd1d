package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Request;

/** The requests of client tokens that are being answered, so that they end with their token. */
public final class OpenCalls {
  private final Map<Request, String> calls = new ConcurrentHashMap<>();

  /** Answers a request, which is known for as long as that takes. */
  HttpAnswer during(Request request, Optional<Principal> caller, Supplier<HttpAnswer> answer) {
    Optional<String> token = caller.flatMap(Principal::grant).map(ClientGrant::id);
    if (token.isEmpty()) {
      return answer.get();
    }
    calls.put(request, token.get());
    try {
      return answer.get();
    } finally {
      calls.remove(request);
    }
  }

  /** Cuts the connections on which requests of a token are being answered. */
  public void end(String tokenId) {
    calls.forEach(
        (request, token) -> {
          if (token.equals(tokenId)) {
            request.getConnectionMetaData().getConnection().getEndPoint().close();
          }
        });
  }
}
