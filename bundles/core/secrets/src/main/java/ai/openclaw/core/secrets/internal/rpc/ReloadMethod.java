package ai.openclaw.core.secrets.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets.reload}; why it failed stays in the log. */
@Component(property = {RpcMethod.METHOD + "=secrets.reload", RpcMethod.SCOPE + "=operator.admin"})
public final class ReloadMethod implements RpcMethod {
  private final SecretsRuntime secrets;

  /** Creates it. */
  @Activate
  public ReloadMethod(@Reference SecretsRuntime secrets) {
    this.secrets = secrets;
  }

  @Override
  public void call(RpcCall call) throws InterruptedException {
    if (secrets.reload() instanceof ReloadOutcome.Activated activated) {
      call.answer(
          JsonNodeFactory.instance
              .objectNode()
              .put("ok", true)
              .put("warningCount", activated.activation().warningCount()));
    } else {
      call.fail(RpcError.unavailable("secrets.reload failed"));
    }
  }
}
