package ai.openclaw.core.channels.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.SecretsRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code channels.start}: refused with the reason, as nothing carries traffic yet. */
@Component(property = RpcMethod.METHOD + "=channels.start")
public final class StartMethod implements RpcMethod {
  private final SecretsRuntime secrets;
  private final SecretTargets targets;

  /** Reads the active snapshot at each call. */
  @Activate
  public StartMethod(@Reference SecretsRuntime secrets, @Reference SecretTargets targets) {
    this.secrets = secrets;
    this.targets = targets;
  }

  @Override
  public void call(RpcCall call) {
    call.fail(Traffic.refusal(call, new Channels(secrets.current(), targets), "runtime start"));
  }
}
