package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Everything that {@code gateway probe} found out. Immutable.
 *
 * @param targets what was looked at
 * @param warnings what the operator should know
 * @param local where the gateway of this machine listens
 * @param discovery what was heard in the local network
 * @param ts when it began
 * @param durationMs how long it took
 * @param timeoutMs how long it might have taken
 */
record ProbeReport(
    List<ProbeTarget> targets,
    List<Warning> warnings,
    Address local,
    Discovery discovery,
    long ts,
    long durationMs,
    long timeoutMs) {
  /** Copies the lists. */
  ProbeReport {
    targets = List.copyOf(targets);
    warnings = List.copyOf(warnings);
  }

  /**
   * A warning.
   *
   * @param code its stable code
   * @param message one or two sentences
   * @param targetIds what it is about
   */
  record Warning(String code, String message, List<String> targetIds) {}

  boolean ok() {
    return targets.stream().anyMatch(ProbeTarget::reachable);
  }

  private boolean degraded() {
    return targets.stream().anyMatch(one -> one.reachable() && !one.readable());
  }

  /** The one that commands would use, if it answers; else the first that does. */
  private Optional<ProbeTarget> primary() {
    return targets.stream()
        .filter(ProbeTarget::reachable)
        .filter(one -> one.id().equals("explicit") || one.id().equals("sshTunnel"))
        .findFirst()
        .or(() -> targets.stream().filter(one -> one.reachable() && one.active()).findFirst())
        .or(() -> targets.stream().filter(ProbeTarget::reachable).findFirst());
  }

  private Capability capability() {
    return primary()
        .or(() -> targets.stream().findFirst())
        .map(one -> Capability.of(one.sighting()))
        .orElse(Capability.UNKNOWN);
  }

  ObjectNode json() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("ok", ok())
        .put("degraded", degraded())
        .put("capability", capability().code())
        .put("ts", ts)
        .put("durationMs", durationMs)
        .put("timeoutMs", timeoutMs)
        .put("primaryTargetId", primary().map(ProbeTarget::id).orElse(null));
    ArrayNode list = data.putArray("warnings");
    for (Warning warning : warnings) {
      ObjectNode entry = list.addObject();
      entry.put("code", warning.code()).put("message", warning.message());
      warning.targetIds().forEach(entry.putArray("targetIds")::add);
    }
    Optional<String> tailnet = Address.tailnet();
    data.putObject("network")
        .put("localLoopbackUrl", (local.tls() ? "wss" : "ws") + "://127.0.0.1:" + local.port())
        .put("localTailnetUrl", tailnet.map(ip -> "ws://" + ip + ":" + local.port()).orElse(null))
        .put("tailnetIPv4", tailnet.orElse(null));
    discovery.write(data.putObject("discovery"));
    targets.forEach(one -> one.write(data.withArrayProperty("targets").addObject()));
    return data;
  }

  List<Block> lines() {
    List<Block> lines = new ArrayList<>();
    lines.add(new Line("Gateway Status"));
    lines.add(new Line("Reachable: " + (ok() ? "yes" : "no")));
    lines.add(new Line("Capability: " + capability().text()));
    lines.add(new Line("Probe budget: " + timeoutMs + "ms"));
    lines.add(new Line(""));
    if (!warnings.isEmpty()) {
      lines.add(new Line(warnings.size() == 1 ? "Warning:" : "Warnings:"));
      warnings.forEach(one -> lines.add(new Line("- " + one.message() + " [" + one.code() + "]")));
      lines.add(new Line(""));
    }
    lines.addAll(discovery.lines());
    lines.add(new Line(""));
    lines.add(new Line("Targets"));
    for (ProbeTarget one : targets) {
      target(one).forEach(text -> lines.add(new Line(text)));
    }
    return lines;
  }

  private static List<String> target(ProbeTarget one) {
    List<String> lines = new ArrayList<>();
    String name =
        switch (one.id()) {
          case "explicit" -> "URL (explicit)";
          case "sshTunnel" -> "SSH tunnel";
          case "configRemote" -> "Remote (configured)" + (one.active() ? "" : " (inactive)");
          default -> "Local loopback" + (one.active() ? "" : " (inactive)");
        };
    lines.add(name + " " + one.chosen().target().url());
    String error = one.error().map(text -> " - " + text).orElse("");
    if (!one.reachable()) {
      lines.add(
          "  Connect: failed" + error + " · Capability: " + Capability.of(one.sighting()).text());
      one.sighting()
          .failure()
          .flatMap(e -> Remedy.of(e, Optional.of(one.chosen())))
          .ifPresent(hint -> lines.add("  Hint: " + hint));
      return lines;
    }
    String read = one.readable() ? "ok" : (one.scopeLimited() ? "limited" : "failed") + error;
    lines.add(
        "  Connect: ok (%dms) · Capability: %s · Read probe: %s"
            .formatted(
                one.sighting().latencyMs().orElse(0L), Capability.of(one.sighting()).text(), read));
    one.selfText().ifPresent(self -> lines.add("  Gateway: " + self));
    return lines;
  }
}
