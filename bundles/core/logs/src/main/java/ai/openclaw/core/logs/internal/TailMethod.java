package ai.openclaw.core.logs.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code logs.tail}: the end of the log, or what came since the last answer. */
@Component(property = {RpcMethod.METHOD + "=logs.tail", RpcMethod.SCOPE + "=operator.read"})
public final class TailMethod implements RpcMethod {
  private static final Set<String> KEYS = Set.of("cursor", "limit", "maxBytes");

  private final LogTail tail;

  /** Reads through the tail. */
  @Activate
  public TailMethod(@Reference LogTail tail) {
    this.tail = tail;
  }

  @Override
  public void call(RpcCall call) {
    JsonNode params = call.params();
    Optional<RpcError> wrong = check(call);
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    JsonNode cursor = params.path("cursor");
    var request =
        new TailRequest(
            cursor.isMissingNode() ? OptionalLong.empty() : OptionalLong.of(cursor.asLong()),
            params.path("limit").asInt(TailRequest.LIMIT),
            params.path("maxBytes").asInt(TailRequest.BYTES));
    try {
      call.answer(tail.read(request).json());
    } catch (IOException e) {
      call.fail(RpcError.unavailable("log read failed: " + e));
    }
  }

  private static Optional<RpcError> check(RpcCall call) {
    JsonNode params = call.params();
    var check = new ParamCheck();
    if (!params.isMissingNode() && check.object("", params, List.of(), KEYS)) {
      check.integer("/cursor", params.path("cursor"), 0);
      check.integer("/limit", params.path("limit"), 1, TailRequest.MOST_LINES);
      check.integer("/maxBytes", params.path("maxBytes"), 1, TailRequest.MOST_BYTES);
    }
    return check.error(call.method());
  }
}
