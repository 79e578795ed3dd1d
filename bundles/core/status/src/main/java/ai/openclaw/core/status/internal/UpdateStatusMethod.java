package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** {@code update.status}: no update waits for a restart, as this gateway does not update itself. */
@Component(property = RpcMethod.METHOD + "=update.status")
public final class UpdateStatusMethod implements RpcMethod {
  @Override
  public void call(RpcCall call) {
    Optional<RpcError> wrong = Params.onlyTexts(call, Set.of());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putNull("sentinel");
    call.answer(answer);
  }
}
