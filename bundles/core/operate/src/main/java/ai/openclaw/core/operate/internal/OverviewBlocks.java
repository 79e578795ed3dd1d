package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.core.service.ServiceState;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code status} shows people. */
final class OverviewBlocks {
  private static final String NEWEST = "recent";

  private final Overview overview;
  private final List<List<String>> rows = new ArrayList<>();

  private OverviewBlocks(Overview overview) {
    this.overview = overview;
  }

  static List<Block> of(Overview overview) {
    var blocks = new ArrayList<Block>();
    var made = new OverviewBlocks(overview);
    made.fill();
    blocks.add(new Line("OpenClaw status"));
    blocks.add(new Line(""));
    blocks.add(new Table(List.of("Item", "Value"), made.rows));
    made.attention(blocks);
    made.channels(blocks);
    made.sessions(blocks);
    blocks.add(new Line(""));
    blocks.add(new Line("Probe channels and health: openclaw status --deep"));
    blocks.add(new Line("Everything on one page: openclaw status --all"));
    return blocks;
  }

  private void fill() {
    row("OS", Machine.here().label() + " · java " + System.getProperty("java.version", ""));
    row("Version", overview.report().path("runtimeVersion").asText());
    row("Config", overview.config().path() + " (" + overview.configState() + ")");
    row("Dashboard", overview.address().dashboard(overview.config().gateway()));
    row("Gateway", gateway());
    overview
        .self()
        .ifPresent(
            self ->
                row(
                    "Gateway self",
                    "%s (%s) app %s %s"
                        .formatted(
                            self.path("host").asText(),
                            self.path("ip").asText("-"),
                            self.path("version").asText(),
                            self.path("platform").asText())));
    row("Gateway service", overview.service().state().map(this::service).orElse("not checked"));
    AgentSummary agents = overview.agents();
    row(
        "Agents",
        "%d · default %s · sessions %d"
            .formatted(agents.agents().size(), agents.defaultId(), agents.sessions()));
    JsonNode events = overview.report().path("queuedSystemEvents");
    row("Events", events.isEmpty() ? "none" : events.size() + " queued");
    JsonNode tasks = overview.report().path("tasks");
    row(
        "Tasks",
        tasks.path("active").asInt() == 0 ? "none" : tasks.path("active").asInt() + " active");
    row("Heartbeat", heartbeat());
    overview
        .health()
        .ifPresent(health -> row("Health", health.path("ok").asBoolean(true) ? "ok" : "not well"));
  }

  private String gateway() {
    String place =
        "%s · %s (%s)"
            .formatted(
                overview.config().mode(),
                overview.chosen().target().url(),
                overview.chosen().target().source());
    if (overview.misconfigured()) {
      return place + " · gateway.mode is remote, but gateway.remote.url is not set";
    }
    return overview.sighting().connected()
        ? place
            + " · reachable "
            + overview.sighting().latencyMs().orElse(0L)
            + "ms · "
            + Capability.of(overview.sighting()).text()
        : place + " · unreachable (" + overview.error().orElse("no answer") + ")";
  }

  private String service(ServiceState state) {
    return state.installed()
        ? state.kind()
            + " "
            + (state.loaded() ? state.loadedText() : state.notLoadedText())
            + " · "
            + Overview.runtimeShort(state)
        : state.kind() + " not installed";
  }

  private String heartbeat() {
    List<String> each = new ArrayList<>();
    for (JsonNode agent : overview.report().path("heartbeat").path("agents")) {
      each.add(agent.path("every").asText() + " (" + agent.path("agentId").asText() + ")");
    }
    return String.join(", ", each);
  }

  private void attention(List<Block> blocks) {
    List<String> lines = new ArrayList<>();
    overview
        .config()
        .issues()
        .forEach(issue -> lines.add("config: " + issue.path() + ": " + issue.message()));
    overview.unresolved().forEach(e -> lines.add(String.valueOf(e.getMessage())));
    overview
        .sighting()
        .failure()
        .flatMap(e -> Remedy.of(e, Optional.of(overview.chosen())))
        .ifPresent(lines::add);
    if (!lines.isEmpty()) {
      blocks.add(new Line(""));
      blocks.add(new Line("Needs attention"));
      lines.forEach(text -> blocks.add(new Line("- " + text)));
    }
  }

  private void channels(List<Block> blocks) {
    List<List<String>> cells = new ArrayList<>();
    ConfiguredChannels.of(overview.config().tree())
        .accounts()
        .forEach((channel, accounts) -> accounts.forEach(one -> cells.add(channel(channel, one))));
    if (!cells.isEmpty()) {
      blocks.add(new Line(""));
      blocks.add(new Table(List.of("Channel", "Account", "State"), cells));
    }
  }

  private List<String> channel(String channel, String account) {
    for (JsonNode live :
        overview
            .channels()
            .map(answer -> answer.path("channelAccounts").path(channel))
            .orElse(MissingNode.getInstance())) {
      if (live.path("accountId").asText("default").equals(account)) {
        return List.of(channel, account, ChannelLine.state(live));
      }
    }
    boolean on = ConfiguredChannels.enabled(overview.config().tree(), channel, account);
    return List.of(channel, account, (on ? "enabled" : "disabled") + ", not checked");
  }

  private void sessions(List<Block> blocks) {
    JsonNode recent = overview.report().path("sessions").path(NEWEST);
    if (recent.isEmpty()) {
      return;
    }
    List<List<String>> cells = new ArrayList<>();
    for (JsonNode session : recent) {
      cells.add(
          List.of(
              session.path("key").asText(),
              session.path("kind").asText("-"),
              GatewayLines.age(session.path("age").asLong()),
              session.path("model").asText("-")));
    }
    blocks.add(new Line(""));
    blocks.add(new Table(List.of("Session", "Kind", "Age", "Model"), cells));
  }

  private void row(String item, String value) {
    rows.add(List.of(item, value));
  }
}
