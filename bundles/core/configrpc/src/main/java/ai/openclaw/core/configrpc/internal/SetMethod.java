package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config.set}: makes the configuration equal to the one that was sent. */
@Component(property = RpcMethod.METHOD + "=config.set")
public final class SetMethod implements RpcMethod {
  private final ConfigDesk desk;

  /** Creates it. */
  @Activate
  public SetMethod(@Reference ConfigDesk desk) {
    this.desk = desk;
  }

  @Override
  public void call(RpcCall call) {
    Writes.serve(call, Set.of("raw", "baseHash"), desk, false, sent -> source -> sent);
  }
}
