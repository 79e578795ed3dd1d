package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.pair.remove}: forgets a paired device and ends its connections. */
@Component(
    property = {RpcMethod.METHOD + "=device.pair.remove", RpcMethod.SCOPE + "=operator.pairing"})
public final class RemoveMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RemoveMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    Answers.give(
        call,
        List.of("deviceId"),
        (params, asker) -> pairings.remove(params.path("deviceId").textValue(), asker));
  }
}
