package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.ClientGrant;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Holds requests and events against the grant of a client token. */
public final class GrantCheck {
  private static final Pattern SESSION = Pattern.compile("agent:([^:]+):.*");

  private GrantCheck() {}

  /** Why a request goes beyond the grant; empty when it does not, or there is none. */
  static Optional<String> beyond(Principal principal, Request request) {
    if (principal.grant().isEmpty()) {
      return Optional.empty();
    }
    ClientGrant grant = principal.grant().get();
    if (!grant.allowsMethod(request.method())) {
      return Optional.of("client token does not allow " + request.method());
    }
    return named(request.params())
        .filter(agent -> !grant.allowsAgent(agent))
        .map(agent -> "client token does not allow agent " + agent);
  }

  /** Whether an event that needs a scope is for the holder of a grant. */
  public static boolean sees(Principal principal, RpcEvent event) {
    return principal.grant().isEmpty()
        || (principal.grant().get().allowsMethod(event.name())
            && named(event.payload()).filter(agent -> !principal.reaches(agent)).isEmpty());
  }

  /** The agent that parameters or a payload are about, as far as they say so. */
  private static Optional<String> named(JsonNode data) {
    if (data.path("agentId").isTextual()) {
      return Optional.of(data.path("agentId").textValue());
    }
    for (String field : new String[] {"sessionKey", "key"}) {
      Matcher session = SESSION.matcher(data.path(field).asText());
      if (session.matches()) {
        return Optional.of(session.group(1));
      }
    }
    return Optional.empty();
  }
}
