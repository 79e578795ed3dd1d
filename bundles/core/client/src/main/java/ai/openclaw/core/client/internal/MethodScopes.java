package ai.openclaw.core.client.internal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The least that a method of the protocol needs. */
final class MethodScopes {
  private static final List<String> READ = List.of("operator.read");
  private static final List<String> WRITE = List.of("operator.write");
  private static final List<String> ADMIN = List.of("operator.admin");
  private static final List<String> PAIRING = List.of("operator.pairing");
  private static final List<String> APPROVALS = List.of("operator.approvals");
  private static final List<String> ALL =
      List.of(
          "operator.admin",
          "operator.read",
          "operator.write",
          "operator.approvals",
          "operator.pairing",
          "operator.talk.secrets");

  private static final Set<String> READING =
      Set.of(
          "health",
          "status",
          "system-presence",
          "gateway.identity.get",
          "last-heartbeat",
          "logs.tail",
          "channels.status",
          "config.get",
          "config.schema.lookup",
          "models.list",
          "models.authStatus",
          "agents.list",
          "agent.identity.get",
          "chat.history",
          "sessions.list",
          "sessions.preview",
          "sessions.get",
          "sessions.resolve",
          "tools.catalog",
          "tools.effective",
          "commands.list",
          "node.list",
          "node.describe",
          "cron.list",
          "cron.status",
          "cron.runs",
          "skills.status",
          "usage.status",
          "usage.cost",
          "plugins.uiDescriptors");
  private static final Set<String> WRITING =
      Set.of(
          "agent",
          "agent.wait",
          "send",
          "poll",
          "wake",
          "chat.send",
          "chat.abort",
          "sessions.create",
          "sessions.send",
          "sessions.steer",
          "sessions.abort",
          "node.invoke");
  private static final Set<String> MANAGING =
      Set.of(
          "system-event",
          "set-heartbeats",
          "channels.start",
          "channels.logout",
          "agents.create",
          "agents.update",
          "agents.delete",
          "chat.inject",
          "sessions.patch",
          "sessions.reset",
          "sessions.delete",
          "sessions.compact",
          "cron.add",
          "cron.update",
          "cron.remove",
          "cron.run");
  private static final Map<String, List<String>> BY_PREFIX =
      Map.of(
          "device.", PAIRING,
          "node.pair.", PAIRING,
          "exec.approval.", APPROVALS,
          "plugin.approval.", APPROVALS,
          "exec.approvals.", ADMIN,
          "config.", ADMIN,
          "secrets.", ADMIN,
          "wizard.", ADMIN,
          "update.", ADMIN);

  private MethodScopes() {}

  /** The scopes to ask for; all of them when the method is unknown. */
  static List<String> of(String method) {
    if (READING.contains(method)) {
      return READ;
    }
    if (WRITING.contains(method)) {
      return WRITE;
    }
    if (MANAGING.contains(method)) {
      return ADMIN;
    }
    return BY_PREFIX.entrySet().stream()
        .filter(entry -> method.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(ALL);
  }
}
