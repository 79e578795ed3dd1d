package ai.openclaw.core.channels.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.SecretsRuntime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code channels.logout}: refused with the reason, as nothing carries traffic yet. */
@Component(property = RpcMethod.METHOD + "=channels.logout")
public final class LogoutMethod implements RpcMethod {
  private final SecretsRuntime secrets;
  private final SecretTargets targets;

  /** Reads the active snapshot at each call. */
  @Activate
  public LogoutMethod(@Reference SecretsRuntime secrets, @Reference SecretTargets targets) {
    this.secrets = secrets;
    this.targets = targets;
  }

  @Override
  public void call(RpcCall call) {
    call.fail(Traffic.refusal(call, new Channels(secrets.current(), targets), "logout"));
  }
}
