package ai.openclaw.core.status.internal.stability;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code diagnostics.stability}: the last events that say how stable the gateway runs. */
@Component(
    property = {RpcMethod.METHOD + "=diagnostics.stability", RpcMethod.SCOPE + "=operator.read"})
public final class StabilityMethod implements RpcMethod {
  private static final int USUAL = 50;

  private final StabilityComponent stability;

  /** Answers from memory. */
  @Activate
  public StabilityMethod(@Reference StabilityComponent stability) {
    this.stability = stability;
  }

  @Override
  public void call(RpcCall call) {
    JsonNode limit = call.params().path("limit");
    JsonNode since = call.params().path("sinceSeq");
    if (!limit.isMissingNode() && !between(limit, 1, StabilityLog.CAPACITY)) {
      call.fail(RpcError.invalidRequest("limit must be between 1 and " + StabilityLog.CAPACITY));
    } else if (!since.isMissingNode() && !between(since, 0, Long.MAX_VALUE)) {
      call.fail(RpcError.invalidRequest("sinceSeq must be a non-negative integer"));
    } else {
      Optional<String> type =
          Optional.ofNullable(call.params().path("type").textValue())
              .map(String::strip)
              .filter(some -> !some.isEmpty());
      call.answer(stability.show(type, since.asLong(0), limit.asInt(USUAL)));
    }
  }

  private static boolean between(JsonNode value, long least, long most) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= least
        && value.longValue() <= most;
  }
}
