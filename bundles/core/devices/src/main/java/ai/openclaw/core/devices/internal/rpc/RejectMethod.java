package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.pair.reject}: drops a waiting request. */
@Component(
    property = {RpcMethod.METHOD + "=device.pair.reject", RpcMethod.SCOPE + "=operator.pairing"})
public final class RejectMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public RejectMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    Answers.give(
        call,
        List.of("requestId"),
        (params, asker) -> pairings.reject(params.path("requestId").textValue(), asker));
  }
}
