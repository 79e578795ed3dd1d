package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config.patch}: merges what was sent into the configuration. */
@Component(property = RpcMethod.METHOD + "=config.patch")
public final class PatchMethod implements RpcMethod {
  private final ConfigDesk desk;

  /** Creates it. */
  @Activate
  public PatchMethod(@Reference ConfigDesk desk) {
    this.desk = desk;
  }

  @Override
  public void call(RpcCall call) {
    Writes.serve(
        call,
        desk.rate(),
        desk,
        true,
        sent -> {
          if (!sent.isObject()) {
            throw Refused.because("config.patch raw must be an object");
          }
          return source -> MergePatch.apply(source, sent);
        });
  }
}
