package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.devices.internal.Pairings;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code device.pair.list}: the paired devices and the requests that wait. */
@Component(
    property = {RpcMethod.METHOD + "=device.pair.list", RpcMethod.SCOPE + "=operator.pairing"})
public final class ListMethod implements RpcMethod {
  private final Pairings pairings;

  /** Creates it. */
  @Activate
  public ListMethod(@Reference Pairings pairings) {
    this.pairings = pairings;
  }

  @Override
  public void call(RpcCall call) {
    Answers.give(call, List.of(), (params, asker) -> pairings.list(asker));
  }
}
