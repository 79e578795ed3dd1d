package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway health}: whether a gateway answers that it is well, and how soon. */
@Component(property = OperatorCommand.NAME + "=gateway health")
public final class GatewayHealthCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 10_000;

  private final Here here;

  /** Asks with what this process has. */
  @Activate
  public GatewayHealthCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Optional<Chosen> chosen = Optional.empty();
    ConfigView config = here.config();
    try {
      Targets targets = here.targets(config, call);
      chosen = Optional.of(targets.forCall(call, Timeouts.of(call, TIMEOUT_MS)));
      long begun = System.nanoTime();
      JsonNode health =
          here.clients().open(chosen.get().target()).call("health", MissingNode.getInstance());
      long ms = (System.nanoTime() - begun) / 1_000_000;
      boolean ok = health.path("ok").asBoolean(true);
      return CommandResult.ok(
          health,
          new Line("Gateway Health"),
          new Line((ok ? "OK" : "Not well") + " (" + ms + "ms)"));
    } catch (RemoteGatewayException e) {
      return config.valid() || call.option("url").isPresent()
          ? CommandResult.failed(Remedy.failure(Remedy.kind(e), e, chosen))
          : InvalidConfig.result(config);
    }
  }
}
