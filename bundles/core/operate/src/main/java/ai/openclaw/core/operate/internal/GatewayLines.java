package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of {@code gateway status} for people. */
final class GatewayLines {
  private final GatewayReport report;
  private final List<Block> lines = new ArrayList<>();

  private GatewayLines(GatewayReport report) {
    this.report = report;
  }

  static List<Block> of(GatewayReport report) {
    var text = new GatewayLines(report);
    text.service();
    text.configs();
    text.gateway();
    text.runtime();
    text.others();
    text.add("Troubles: run openclaw status");
    text.add("Troubleshooting: openclaw doctor");
    return text.lines;
  }

  private void service() {
    report
        .service()
        .state()
        .ifPresent(
            state -> {
              String word = state.loaded() ? state.loadedText() : state.notLoadedText();
              add("Service: " + state.kind() + " (" + word + ")");
            });
    add("File logs: " + report.logFile());
    report
        .service()
        .state()
        .flatMap(ServiceState::definition)
        .ifPresent(
            definition -> {
              add("Command: " + String.join(" ", definition.programArguments()));
              add("Service file: " + definition.file());
              definition.workingDirectory().ifPresent(folder -> add("Working dir: " + folder));
            });
    for (ServiceState.Issue issue :
        report.service().state().map(ServiceState::issues).orElse(List.of())) {
      add("Service config: " + issue.message() + " [" + issue.code() + "]");
    }
    add("");
  }

  private void configs() {
    ConfigView config = report.config();
    String state =
        !config.exists() ? " (missing)" : config.valid() ? "" : " (invalid: openclaw doctor)";
    add("Config (cli): " + config.path() + state);
    issues(config.issues());
    String served =
        report.rejected().isPresent()
            ? " (config-invalid: the gateway serves the last accepted one)"
            : Files.exists(report.serviceConfig()) ? "" : " (missing)";
    add("Config (service): " + report.serviceConfig() + served);
    if (report.mismatch()) {
      add("  the shell and the service use different files: openclaw gateway install --force");
    }
    add("");
  }

  private void issues(List<ConfigIssue> issues) {
    issues.forEach(issue -> add("  - " + issue.path() + ": " + issue.message()));
  }

  private void gateway() {
    Address address = report.address();
    add(
        "Gateway: bind=%s (%s), port=%d (%s)"
            .formatted(address.bind(), address.host(), address.port(), address.portSource()));
    add("Probe target: " + report.probeUrl());
    add("Dashboard: " + address.dashboard(report.config().gateway()));
    address.note().ifPresent(note -> add("Probe note: " + note));
    report
        .running()
        .ifPresent(own -> add("Auth: " + own.authMode() + " (" + own.authSource() + ")"));
    add("");
  }

  private void runtime() {
    add("Runtime: " + state());
    report
        .running()
        .ifPresent(
            own ->
                add(
                    "Serving: %d connections, secrets activation %d"
                        .formatted(own.connections(), own.activation())));
    report.proof().ifPresent(this::proof);
    String listening =
        String.join(
            ", ",
            report.port().listeners().stream()
                .map(one -> one.address() + " (pid " + one.pid() + " " + one.command() + ")")
                .toList());
    if (report.port().busy()) {
      add("Listening: " + (listening.isEmpty() ? "port " + report.port().port() : listening));
    }
    add("");
  }

  private String state() {
    Optional<ServiceRuntime> runtime = report.service().state().map(ServiceState::runtime);
    Optional<RunningGateway> running = report.running();
    if (running.isPresent()) {
      return "running (pid %d, up %s)"
          .formatted(ProcessHandle.current().pid(), age(running.get().uptimeMs()));
    }
    if (runtime.filter(known -> known.status().equals("running")).isPresent()) {
      return "running (" + words(runtime.get()) + ")";
    }
    if (report.proof().filter(proof -> proof.sighting().connected()).isPresent()) {
      return "running (it answers; started by no service of this profile)";
    }
    return runtime.map(known -> known.status() + " (" + words(known) + ")").orElse("not running");
  }

  private static String words(ServiceRuntime runtime) {
    List<String> words = new ArrayList<>();
    runtime.pid().ifPresent(pid -> words.add("pid " + pid));
    if (!runtime.state().isEmpty()) {
      words.add("state " + runtime.state());
    }
    if (!runtime.detail().isEmpty()) {
      words.add(runtime.detail());
    }
    return String.join(", ", words);
  }

  /** The two greatest units. */
  static String age(long ms) {
    Duration age = Duration.ofMillis(ms);
    if (age.toDays() > 0) {
      return age.toDays() + "d " + age.toHoursPart() + "h";
    }
    if (age.toHours() > 0) {
      return age.toHours() + "h " + age.toMinutesPart() + "m";
    }
    return age.toMinutes() > 0
        ? age.toMinutes() + "m " + age.toSecondsPart() + "s"
        : age.toSeconds() + "s";
  }

  private void proof(Proof proof) {
    String name = proof.read() ? "Read probe: " : "Connectivity probe: ";
    add(name + (proof.ok() ? "ok" : "failed"));
    proof.failure().ifPresent(failure -> failed(proof, failure));
    add("Capability: " + Capability.of(proof.sighting()).text());
  }

  private void failed(Proof proof, RemoteGatewayException failure) {
    add("  " + failure.getMessage());
    Remedy.of(failure, Optional.of(proof.chosen())).ifPresent(hint -> add("  " + hint));
  }

  private void others() {
    List<OtherService> others = report.service().others();
    if (others.isEmpty()) {
      return;
    }
    add("Other gateway-like services detected (best effort):");
    others.forEach(
        other -> add("- " + other.label() + " (" + other.scope() + ", " + other.detail() + ")"));
    add("Cleanup hints, if they are not meant to be there:");
    others.forEach(other -> add("- " + other.removal()));
    add("");
  }

  private void add(String line) {
    lines.add(new Line(line));
  }
}
