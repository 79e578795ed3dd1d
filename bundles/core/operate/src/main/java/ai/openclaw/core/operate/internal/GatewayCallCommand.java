package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway call}: one method of a gateway, from the operator's shell. */
@Component(property = OperatorCommand.NAME + "=gateway call")
public final class GatewayCallCommand implements OperatorCommand {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long TIMEOUT_MS = 10_000;
  private static final String FAILED = "Gateway call failed: ";

  private final Here here;

  /** Calls with what this process has. */
  @Activate
  public GatewayCallCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String method = call.arguments().get(0);
    Optional<Chosen> chosen = Optional.empty();
    ConfigView config = here.config();
    try {
      JsonNode params = params(call.option("params").orElse("{}"));
      chosen = Optional.of(here.targets(config, call).forCall(call, Timeouts.of(call, TIMEOUT_MS)));
      JsonNode payload = here.clients().open(chosen.get().target()).call(method, params);
      List<CommandResult.Block> lines = new ArrayList<>();
      lines.add(new Line("Gateway call: " + method));
      PrettyJson.lines(payload).map(Line::new).forEach(lines::add);
      return CommandResult.of(0, payload, lines);
    } catch (RemoteGatewayException e) {
      boolean usage = e.code().equals("INVALID_USAGE") || call.option("url").isPresent();
      return config.valid() || usage
          ? CommandResult.failed(Remedy.failure(FAILED, e, chosen))
          : InvalidConfig.result(config);
    }
  }

  private static JsonNode params(String text) throws RemoteGatewayException {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      // The parser's message quotes what was typed, which may hold a secret.
      throw new RemoteGatewayException("INVALID_USAGE", "--params has to be JSON");
    }
  }
}
