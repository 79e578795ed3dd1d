package ai.openclaw.core.configrpc.internal;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.configrpc.internal.ConfigDesk.Change;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the methods that write have in common. */
final class Writes {
  private Writes() {}

  /** Makes the change of a request out of the configuration it sent. */
  @FunctionalInterface
  interface Meaning {
    Change of(JsonNode sent) throws Refused;
  }

  /** Serves a request that may come three times a minute. */
  static void serve(RpcCall call, WriteRate rate, ConfigDesk desk, boolean noop, Meaning meaning) {
    String caller = call.principal().deviceId().orElse(call.connectionId());
    rate.count(caller)
        .ifPresentOrElse(
            wait -> call.fail(Refused.tooOften(call.method(), wait).error()),
            () ->
                serve(
                    call,
                    Set.of(
                        "raw",
                        "baseHash",
                        "sessionKey",
                        "deliveryContext",
                        "note",
                        "restartDelayMs"),
                    desk,
                    noop,
                    meaning));
  }

  /** Serves a request. */
  static void serve(
      RpcCall call, Set<String> known, ConfigDesk desk, boolean noop, Meaning meaning) {
    JsonNode params = call.params();
    var check = new ParamCheck();
    if (check.object("", params, List.of("raw"), known)) {
      check.filled("/raw", params.path("raw"));
      check.filled("/baseHash", params.path("baseHash"));
      check.text("/sessionKey", params.path("sessionKey"));
      check.text("/note", params.path("note"));
      check.integer("/restartDelayMs", params.path("restartDelayMs"), 0);
    }
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    try {
      Change change = meaning.of(ConfigDesk.parse(params.path("raw").textValue()));
      call.answer(desk.change(hash(params), change, noop));
    } catch (Refused refused) {
      call.fail(refused.error());
    }
  }

  private static Optional<String> hash(JsonNode params) {
    return Optional.of(params.path("baseHash"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::textValue);
  }
}
