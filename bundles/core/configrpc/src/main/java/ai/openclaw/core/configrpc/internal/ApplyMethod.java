package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code config.apply}: the same as {@code config.set}, counted. Every change is in effect when it
 * is answered, so there is no restart to plan or to announce.
 */
@Component(property = RpcMethod.METHOD + "=config.apply")
public final class ApplyMethod implements RpcMethod {
  private final ConfigDesk desk;

  /** Creates it. */
  @Activate
  public ApplyMethod(@Reference ConfigDesk desk) {
    this.desk = desk;
  }

  @Override
  public void call(RpcCall call) {
    Writes.serve(call, desk.rate(), desk, false, sent -> source -> sent);
  }
}
