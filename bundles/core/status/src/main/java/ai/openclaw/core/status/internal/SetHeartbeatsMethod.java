package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code set-heartbeats}: pauses the heartbeats of all agents until the next start, or not. */
@Component(property = RpcMethod.METHOD + "=set-heartbeats")
public final class SetHeartbeatsMethod implements RpcMethod {
  private final HealthCache health;

  /** Shows it in the health report. */
  @Activate
  public SetHeartbeatsMethod(@Reference HealthCache health) {
    this.health = health;
  }

  @Override
  public void call(RpcCall call) {
    JsonNode enabled = call.params().path("enabled");
    if (!enabled.isBoolean()) {
      call.fail(
          RpcError.invalidRequest("invalid set-heartbeats params: enabled (boolean) required"));
      return;
    }
    health.heartbeats(enabled.booleanValue());
    call.answer(
        JsonNodeFactory.instance
            .objectNode()
            .put("ok", true)
            .put("enabled", enabled.booleanValue()));
  }
}
