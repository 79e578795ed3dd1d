package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config.get}: the configuration as it is in the files, without credentials. */
@Component(property = {RpcMethod.METHOD + "=config.get", RpcMethod.SCOPE + "=operator.read"})
public final class GetMethod implements RpcMethod {
  private final ConfigDesk desk;

  /** Creates it. */
  @Activate
  public GetMethod(@Reference ConfigDesk desk) {
    this.desk = desk;
  }

  @Override
  public void call(RpcCall call) {
    var check = new ParamCheck();
    if (!call.params().isMissingNode()) {
      check.object("", call.params(), List.of(), Set.of());
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
    } else {
      call.answer(desk.show());
    }
  }
}
