package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code tools.catalog}: the profiles that a configuration can choose for an agent. No bundle
 * brings tools in this release, so there is no group of them.
 */
@Component(property = {RpcMethod.METHOD + "=tools.catalog", RpcMethod.SCOPE + "=operator.read"})
public final class ToolsCatalogMethod implements RpcMethod {
  private static final List<String> PROFILES = List.of("Minimal", "Coding", "Messaging", "Full");

  private final SecretsRuntime secrets;

  /** Reads the active configuration at each call. */
  @Activate
  public ToolsCatalogMethod(@Reference SecretsRuntime secrets) {
    this.secrets = secrets;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    if (!call.params().isMissingNode()
        && check.object("", call.params(), List.of(), Set.of("agentId", "includePlugins"))) {
      check.filled("/agentId", call.params().path("agentId"));
      check.flag("/includePlugins", call.params().path("includePlugins"));
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    Agents agents = Agents.of(secrets.current().config().effective());
    String id = call.params().path("agentId").asText(agents.defaultId());
    if (agents.agents().stream().noneMatch(agent -> agent.id().equals(id))) {
      call.fail(RpcError.invalidRequest("unknown agent id \"" + id + "\""));
      return;
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("agentId", id);
    ArrayNode profiles = answer.putArray("profiles");
    PROFILES.forEach(
        label ->
            profiles.addObject().put("id", label.toLowerCase(Locale.ROOT)).put("label", label));
    answer.putArray("groups");
    call.answer(answer);
  }
}
