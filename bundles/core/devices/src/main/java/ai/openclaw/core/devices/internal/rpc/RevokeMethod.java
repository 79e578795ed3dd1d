package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.token.revoke}: makes the token of a role worthless. */
@Component(
    property = {RpcMethod.METHOD + "=device.token.revoke", RpcMethod.SCOPE + "=operator.pairing"})
public final class RevokeMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RevokeMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    Answers.give(
        call,
        List.of("deviceId", "role"),
        (params, asker) ->
            pairings.revoke(
                params.path("deviceId").textValue(), params.path("role").textValue(), asker));
  }
}
