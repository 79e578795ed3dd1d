package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checks the parameters of methods that take few or none. */
final class Params {
  private Params() {}

  /** What is wrong with a call that takes only these texts. */
  static Optional<RpcError> onlyTexts(RpcCall call, Set<String> names) {
    var check = new ParamCheck();
    if (!call.params().isMissingNode() && check.object("", call.params(), List.of(), names)) {
      names.stream().sorted().forEach(name -> check.filled("/" + name, call.params().path(name)));
    }
    return check.error(call.method());
  }
}
