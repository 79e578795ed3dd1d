package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code agents.list}: the configured agents. */
@Component(property = {RpcMethod.METHOD + "=agents.list", RpcMethod.SCOPE + "=operator.read"})
public final class AgentsListMethod implements RpcMethod {
  private final SecretsRuntime secrets;
  private final Locations locations;

  /** Reads the active configuration at each call. */
  @Activate
  public AgentsListMethod(@Reference SecretsRuntime secrets, @Reference Locations locations) {
    this.secrets = secrets;
    this.locations = locations;
  }

  @Override
  public void call(RpcCall call) {
    Optional<RpcError> wrong = Params.onlyTexts(call, Set.of());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    ConfigSnapshot snapshot = secrets.current().config();
    Agents agents = Agents.of(snapshot.effective());
    var row = AgentRow.of(snapshot, agents, locations.profile());
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("defaultId", agents.defaultId());
    answer.put("mainKey", agents.mainKey());
    answer.put("scope", agents.scope());
    ArrayNode list = answer.putArray("agents");
    agents.agents().forEach(agent -> list.add(row.of(agent.id())));
    call.answer(answer);
  }
}
