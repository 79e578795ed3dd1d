package ai.openclaw.core.secrets.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.runtime.Published;
import ai.openclaw.core.secrets.internal.runtime.SecretsHub;
import ai.openclaw.core.secrets.internal.surface.Slot;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets.resolve}: values of the active snapshot, for commands that need them. */
@Component(property = {RpcMethod.METHOD + "=secrets.resolve", RpcMethod.SCOPE + "=operator.admin"})
public final class ResolveMethod implements RpcMethod {
  private final LiveSecrets secrets;
  private final Surfaces surfaces;

  /** Creates it. */
  @Activate
  public ResolveMethod(@Reference LiveSecrets secrets, @Reference SecretsHub hub) {
    this(secrets, hub.surfaces());
  }

  ResolveMethod(LiveSecrets secrets, Surfaces surfaces) {
    this.secrets = secrets;
    this.surfaces = surfaces;
  }

  @Override
  public void call(RpcCall call) {
    Set<String> wanted = new HashSet<>();
    try {
      for (String id : ResolveParams.parse(call.params()).targetIds()) {
        if (!surfaces.knows(id)) {
          throw new ResolveParams.Invalid("unknown target id \"" + id + "\"");
        }
        wanted.add(surfaces.canonical(id));
      }
    } catch (ResolveParams.Invalid e) {
      call.fail(RpcError.invalidRequest(String.valueOf(e.getMessage())));
      return;
    }
    call.answer(payload(secrets.published(), wanted));
  }

  private static ObjectNode payload(Published state, Set<String> wanted) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode().put("ok", true);
    ArrayNode assignments = payload.putArray("assignments");
    for (Slot slot : state.resolved()) {
      if (wanted.contains(slot.targetId())) {
        ObjectNode assignment = assignments.addObject().put("path", slot.text());
        slot.path().forEach(assignment.putArray("pathSegments")::add);
        state.credential(slot.text()).ifPresent(value -> assignment.set("value", value.reveal()));
      }
    }
    ArrayNode diagnostics = payload.putArray("diagnostics");
    ArrayNode inactive = payload.putArray("inactiveRefPaths");
    for (Slot slot : state.idle()) {
      inactive.add(slot.text());
      if (wanted.contains(slot.targetId())) {
        diagnostics.add(
            slot.text() + " is not used: " + state.activation().inactive().get(slot.text()));
      }
    }
    return payload;
  }
}
