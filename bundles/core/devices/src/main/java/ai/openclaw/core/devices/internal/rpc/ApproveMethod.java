package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.pair.approve}: lets a waiting device in. */
@Component(
    property = {RpcMethod.METHOD + "=device.pair.approve", RpcMethod.SCOPE + "=operator.pairing"})
public final class ApproveMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public ApproveMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    Answers.give(
        call,
        List.of("requestId"),
        (params, asker) -> pairings.approve(params.path("requestId").textValue(), asker));
  }
}
