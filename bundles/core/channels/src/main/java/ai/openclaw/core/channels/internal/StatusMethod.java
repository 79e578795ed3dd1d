package ai.openclaw.core.channels.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code channels.status}: the configured channels and their accounts. No bundle carries traffic in
 * this release, so none runs, and a probe finds nothing beyond that.
 */
@Component(property = {RpcMethod.METHOD + "=channels.status", RpcMethod.SCOPE + "=operator.read"})
public final class StatusMethod implements RpcMethod {
  private final SecretsRuntime secrets;
  private final SecretTargets targets;

  /** Reads the active snapshot at each call. */
  @Activate
  public StatusMethod(@Reference SecretsRuntime secrets, @Reference SecretTargets targets) {
    this.secrets = secrets;
    this.targets = targets;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    if (!call.params().isMissingNode()
        && check.object("", call.params(), List.of(), Set.of("probe", "timeoutMs"))) {
      check.flag("/probe", call.params().path("probe"));
      check.integer("/timeoutMs", call.params().path("timeoutMs"), 0);
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
    } else {
      call.answer(new Channels(secrets.current(), targets).status(InstantSource.system().millis()));
    }
  }
}
