package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.node.NullNode;
import org.osgi.service.component.annotations.Component;

/** {@code last-heartbeat}: null, as no agent has sent a heartbeat since the start. */
@Component(
    property = {
      RpcMethod.METHOD + "=last-heartbeat",
      RpcMethod.SCOPE + "=operator.read",
      RpcMethod.IMMEDIATE + ":Boolean=true"
    })
public final class LastHeartbeatMethod implements RpcMethod {
  @Override
  public void call(RpcCall call) {
    call.answer(NullNode.getInstance());
  }
}
