package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.operate.internal.ProbeReport.Warning;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway probe}: every gateway that could be meant, and which of them answer. */
@Component(property = OperatorCommand.NAME + "=gateway probe")
public final class GatewayProbeCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 3_000;

  private final Here here;

  /** Looks with what this process has. */
  @Activate
  public GatewayProbeCommand(@Reference Here here) {
    this.here = here;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      return new Round(call, Timeouts.of(call, TIMEOUT_MS)).go();
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(Remedy.failure("Gateway probe failed: ", e, Optional.empty()));
    }
  }

  /** One run. */
  private final class Round {
    private final CommandCall call;
    private final Duration timeout;
    private final ConfigView config;
    private final Targets targets;
    private final List<ProbeTarget> seen = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private Round(CommandCall call, Duration timeout) {
      this.call = call;
      this.timeout = timeout;
      this.config = here.config();
      this.targets = here.targets(config, call);
    }

    private CommandResult go() throws RemoteGatewayException, InterruptedException {
      long ts = System.currentTimeMillis();
      long begun = System.nanoTime();
      try (var listening = Discovery.begin(timeout)) {
        boolean remote = config.mode().equals("remote");
        Optional<Chosen> typed = targets.typed(call, timeout, false);
        if (typed.isPresent()) {
          look("explicit", true, typed.get(), Optional.empty());
        }
        tunnel();
        elsewhere(remote);
        Address local = targets.address();
        if (typed.filter(one -> one.target().url().equals(local.url())).isEmpty()) {
          look("localLoopback", !remote, local(), Optional.empty());
        }
        warn();
        long durationMs = (System.nanoTime() - begun) / 1_000_000;
        var report =
            new ProbeReport(
                seen, warnings, local, listening.end(), ts, durationMs, timeout.toMillis());
        return CommandResult.of(report.ok() ? 0 : 1, report.json(), report.lines());
      }
    }

    private void elsewhere(boolean active) throws InterruptedException {
      try {
        Optional<Chosen> remote = targets.remote(timeout);
        if (remote.isPresent()) {
          look("configRemote", active, Targets.withTyped(remote.get(), call), Optional.empty());
        }
      } catch (RemoteGatewayException e) {
        unresolved(e, "configRemote");
      }
    }

    private Chosen local() throws RemoteGatewayException, InterruptedException {
      try {
        return Targets.withTyped(targets.local(timeout), call);
      } catch (RemoteGatewayException e) {
        unresolved(e, "localLoopback");
        return targets.bare(timeout);
      }
    }

    private void unresolved(RemoteGatewayException e, String id) {
      String code =
          switch (e.reason().orElse(e.code())) {
            case "LOCAL_TLS_UNAVAILABLE" -> "local_tls_runtime_unavailable";
            case "SECRETREF_UNRESOLVED" -> "auth_secretref_unresolved";
            default -> "target_unusable";
          };
      warnings.add(new Warning(code, String.valueOf(e.getMessage()), List.of(id)));
    }

    private void tunnel() throws RemoteGatewayException, InterruptedException {
      Optional<String> target = sshTarget();
      if (target.isEmpty()) {
        return;
      }
      String configured = config.gateway().path("remote").path("sshIdentity").asText("");
      Optional<Path> identity =
          call.option("ssh-identity")
              .or(() -> Optional.of(configured).filter(text -> !text.isBlank()))
              .map(file -> call.workingDirectory().resolve(file));
      int port = targets.address().port();
      try (SshTunnel open = SshTunnel.open(target.get(), identity, port, timeout)) {
        Chosen remote = targets.tunnelled(open.localPort(), timeout);
        look("sshTunnel", true, Targets.withTyped(remote, call), Optional.of(open));
      } catch (IOException e) {
        warnings.add(
            new Warning("ssh_tunnel_failed", String.valueOf(e.getMessage()), List.of("sshTunnel")));
      }
    }

    private Optional<String> sshTarget() {
      String configured = config.gateway().path("remote").path("sshTarget").asText("");
      Optional<String> known =
          call.option("ssh").or(() -> Optional.of(configured).filter(text -> !text.isBlank()));
      if (known.isPresent() || !call.flag("ssh-auto")) {
        return known;
      }
      return Discovery.run(timeout).beacons().stream()
          .findFirst()
          .map(beacon -> beacon.sshTarget(System.getProperty("user.name", "")));
    }

    private void look(String id, boolean active, Chosen chosen, Optional<SshTunnel> tunnel)
        throws InterruptedException {
      GatewayTarget target = chosen.target();
      Sighting sighting = here.clients().look(target, ProbeTarget.METHODS);
      seen.add(new ProbeTarget(id, active, chosen, tunnel, sighting));
    }

    private void warn() {
      List<ProbeTarget> reachable = seen.stream().filter(ProbeTarget::reachable).toList();
      Map<URI, List<ProbeTarget>> places =
          reachable.stream().collect(Collectors.groupingBy(one -> one.chosen().target().url()));
      if (places.size() > 1) {
        warnings.add(
            new Warning(
                "multiple_gateways",
                "multiple reachable gateways: more than one target answers. If that is not"
                    + " intended, stop all but one; if it is, give each its own port,"
                    + " OPENCLAW_CONFIG_PATH, OPENCLAW_STATE_DIR and workspace.",
                ids(reachable)));
      }
      List<ProbeTarget> limited = seen.stream().filter(ProbeTarget::scopeLimited).toList();
      if (!limited.isEmpty()) {
        warnings.add(
            new Warning(
                "probe_scope_limited",
                "Connected, but the gateway grants no read scope to an unknown device, so"
                    + " health and status could not be read. Any paired command mends that:"
                    + " openclaw gateway health",
                ids(limited)));
      }
      List<ProbeTarget> failed =
          reachable.stream().filter(one -> !one.readable() && !one.scopeLimited()).toList();
      if (!failed.isEmpty()) {
        warnings.add(
            new Warning(
                "probe_detail_failed",
                "Connected, but not every question was answered: "
                    + failed.get(0).error().orElse(""),
                ids(failed)));
      }
    }

    private static List<String> ids(List<ProbeTarget> targets) {
      return targets.stream().map(ProbeTarget::id).toList();
    }
  }
}
