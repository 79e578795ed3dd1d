package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.RunningGateway;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway status}: how the gateway of this machine is, and whether a client gets in. */
@Component(property = OperatorCommand.NAME + "=gateway status")
public final class GatewayStatusCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 10_000;
  private static final String FAILED = "Gateway status failed: ";

  private final Here here;

  /** Looks with what this process has. */
  @Activate
  public GatewayStatusCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    boolean read = call.flag("require-rpc");
    boolean probe = !call.flag("no-probe");
    if (read && !probe) {
      return CommandResult.failed(
          CommandFailure.of(
              "INVALID_USAGE", FAILED + "--require-rpc cannot be used with --no-probe."));
    }
    try {
      GatewayReport report = report(call, probe, read);
      boolean unproven = read && !report.proof().map(Proof::ok).orElse(false);
      return CommandResult.of(unproven ? 1 : 0, report.json(), GatewayLines.of(report));
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(Remedy.failure(FAILED, e, Optional.empty()));
    }
  }

  private GatewayReport report(CommandCall call, boolean probe, boolean read)
      throws RemoteGatewayException, InterruptedException {
    Duration timeout = Timeouts.of(call, TIMEOUT_MS);
    ConfigView config = here.config();
    Targets targets = here.targets(config, call);
    Address address = targets.address();
    Optional<Proof> proof =
        probe ? Optional.of(proof(targets, call, timeout, read)) : Optional.empty();
    // The gateway of this process has its port for sure, unless another port was asked for.
    Optional<RunningGateway> running = here.running().filter(own -> own.port() == address.port());
    return new GatewayReport(
        config,
        address,
        ServiceView.of(here.service(), call.flag("deep")),
        running,
        here.rejected(),
        proof,
        PortUse.of(address, running),
        LogPlace.of(
            config.tree(),
            Path.of(System.getProperty("java.io.tmpdir", "/tmp")),
            Path.of(System.getProperty("user.home", "/"))),
        here.locations().state());
  }

  private Proof proof(Targets targets, CommandCall call, Duration timeout, boolean read)
      throws RemoteGatewayException, InterruptedException {
    Optional<Chosen> typed = targets.typed(call, timeout, false);
    if (typed.isPresent()) {
      return Proof.of(here, typed.get(), read);
    }
    try {
      return Proof.of(here, Targets.withTyped(targets.local(timeout), call), read);
    } catch (RemoteGatewayException unresolved) {
      // Whether it answers is worth knowing even where nothing can be shown to it.
      return Proof.of(here, targets.bare(timeout), read).because(unresolved);
    }
  }
}
