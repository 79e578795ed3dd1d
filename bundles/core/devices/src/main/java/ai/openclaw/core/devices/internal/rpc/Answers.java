package ai.openclaw.core.devices.internal.rpc;

import ai.openclaw.api.rpc.ParamCheck;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.internal.Asker;
import ai.openclaw.core.devices.internal.PairingRefused;
import ai.openclaw.core.devices.internal.Pairings.Done;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the methods of this package have in common: parameters in, an answer or a refusal out. */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  /** What a method does once its parameters are known to be right. */
  interface Work {
    Done run(JsonNode params, Asker asker) throws IOException, PairingRefused;
  }

  /** Serves a request whose parameters are strings, each of them required. */
  static void give(RpcCall call, List<String> required, Work work) {
    give(call, texts(params(call), required, Set.copyOf(required)), work);
  }

  /** Serves a request whose parameters are checked. */
  static void give(RpcCall call, ParamCheck check, Work work) {
    Optional<RpcError> wrong = check.error(call.method());
    if (wrong.isPresent()) {
      call.fail(wrong.get());
      return;
    }
    try {
      Done done = work.run(params(call), new Asker(call.principal()));
      call.answer(done.payload());
      done.afterwards().run();
    } catch (PairingRefused refused) {
      call.fail(RpcError.invalidRequest(refused.answer()));
    } catch (IOException e) {
      LOG.error("the device store cannot be used: {}", e.getMessage());
      call.fail(RpcError.unavailable(call.method() + " failed; the log of the gateway says why"));
    }
  }

  /** Checks that the required parameters are strings, and that no unknown ones are there. */
  static ParamCheck texts(JsonNode params, List<String> required, Set<String> known) {
    var check = new ParamCheck();
    if (check.object("", params, required, known)) {
      required.forEach(name -> check.filled("/" + name, params.path(name)));
    }
    return check;
  }

  /** The parameters; a request without any has empty ones. */
  static JsonNode params(RpcCall call) {
    return call.params().isMissingNode() ? JsonNodeFactory.instance.objectNode() : call.params();
  }
}
