package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code agent.identity.get}: how an agent, or the agent of a session, shows itself. */
@Component(
    property = {RpcMethod.METHOD + "=agent.identity.get", RpcMethod.SCOPE + "=operator.read"})
public final class AgentIdentityMethod implements RpcMethod {
  private static final String NAMELESS = "Assistant";

  private final SecretsRuntime secrets;
  private final Locations locations;

  /** Reads the active configuration at each call. */
  @Activate
  public AgentIdentityMethod(@Reference SecretsRuntime secrets, @Reference Locations locations) {
    this.secrets = secrets;
    this.locations = locations;
  }

  @Override
  public void call(RpcCall call) {
    Optional<RpcError> wrong = Params.onlyTexts(call, Set.of("agentId", "sessionKey"));
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    ConfigSnapshot snapshot = secrets.current().config();
    Agents agents = Agents.of(snapshot.effective());
    Optional<String> named = text(call.params(), "agentId");
    Optional<String> ofSession = text(call.params(), "sessionKey").flatMap(this::agentOf);
    if (named.isPresent() && ofSession.isPresent() && !named.equals(ofSession)) {
      call.fail(
          RpcError.invalidRequest(
              "invalid agent.identity.get params: agent \""
                  + named.get()
                  + "\" does not match session key agent \""
                  + ofSession.get()
                  + "\""));
      return;
    }
    String id = named.or(() -> ofSession).orElse(agents.defaultId());
    call.answer(identity(id, AgentRow.of(snapshot, agents, locations.profile()).of(id)));
  }

  private Optional<String> agentOf(String sessionKey) {
    String[] parts = sessionKey.split(":", -1);
    return parts.length > 2 && parts[0].equals("agent") ? Optional.of(parts[1]) : Optional.empty();
  }

  private static ObjectNode identity(String id, ObjectNode row) {
    JsonNode own = row.path("identity");
    String name = own.path("name").asText(NAMELESS);
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("agentId", id).put("name", name);
    answer.put("avatar", own.path("emoji").asText(name.substring(0, 1)));
    if (own.has("emoji")) {
      answer.set("emoji", own.path("emoji"));
    }
    return answer.put("avatarStatus", "none").put("avatarReason", "missing");
  }

  private static Optional<String> text(JsonNode params, String key) {
    return Optional.ofNullable(params.path(key).textValue())
        .map(value -> value.strip().toLowerCase(Locale.ROOT))
        .filter(value -> !value.isEmpty());
  }
}
