package ai.openclaw.core.devices.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.devices.internal.PairingRefused;
import ai.openclaw.core.devices.internal.Pairings.Done;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** Where a command's changes are made: in the files of this state, or by the gateway of --url. */
final class Desk {
  private static final String LIST = "openclaw devices list shows requests and devices";

  private final CommandCall call;

  Desk(CommandCall call) {
    this.call = call;
  }

  /** Why nothing was done, as a result. */
  static final class Failed extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient CommandFailure failure;

    Failed(CommandFailure failure) {
      super(failure.message());
      this.failure = failure;
    }

    CommandResult result() {
      return CommandResult.failed(failure);
    }
  }

  /** What is done when no other gateway is named. */
  interface Here {
    Done run() throws IOException, PairingRefused;
  }

  /** Empty parameters. */
  static ObjectNode params() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The value of an option that the command cannot do without. */
  static String required(CommandCall call, String option) throws Failed {
    Optional<String> value = call.option(option);
    if (value.isEmpty()) {
      throw new Failed(
          CommandFailure.of("DEVICES_OPTION_MISSING", "--" + option + " is missing", LIST));
    }
    return value.get();
  }

  /** Asks, there or here, and gives the answer. */
  JsonNode ask(String method, ObjectNode params, Here here) throws Failed, InterruptedException {
    Optional<RemoteGateway> remote = call.remote();
    try {
      if (remote.isPresent()) {
        return remote.get().call(method, params);
      }
      Done done = here.run();
      done.afterwards().run();
      return done.payload();
    } catch (RemoteGatewayException e) {
      throw new Failed(CommandFailure.of(e.code(), String.valueOf(e.getMessage()), LIST));
    } catch (PairingRefused refused) {
      throw new Failed(CommandFailure.of("DEVICES_REFUSED", refused.answer(), LIST));
    } catch (IOException e) {
      throw new Failed(CommandFailure.of("DEVICES_STORE", String.valueOf(e.getMessage())));
    }
  }
}
