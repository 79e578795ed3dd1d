package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.status.StatusView;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code status}: everything on one page, whether the gateway runs or not. */
@Component(property = OperatorCommand.NAME + "=status")
public final class StatusCommand implements OperatorCommand {
  private static final long TIMEOUT_MS = 10_000;
  private static final List<String> METHODS = List.of("system-presence");

  private final Here here;
  private final StatusView view;

  /** Looks with what this process has. */
  @Activate
  public StatusCommand(@Reference Here here, @Reference StatusView view) {
    this.here = here;
    this.view = view;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      Duration timeout = Timeouts.of(call, TIMEOUT_MS);
      Overview overview = overview(call, timeout);
      List<Block> blocks = new ArrayList<>(OverviewBlocks.of(overview));
      if (call.flag("all")) {
        rest(overview).forEach(text -> blocks.add(new Line(text)));
      }
      return CommandResult.of(0, overview.json(), blocks);
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(Remedy.failure("", e, Optional.empty()));
    }
  }

  private Overview overview(CommandCall call, Duration timeout)
      throws RemoteGatewayException, InterruptedException {
    ConfigView config = here.config();
    Targets targets = here.targets(config, call);
    List<RemoteGatewayException> unresolved = new ArrayList<>();
    Chosen chosen = chosen(targets, call, timeout, unresolved);
    Sighting sighting = here.clients().look(chosen.target(), METHODS);
    boolean deep = (call.flag("deep") || call.flag("all")) && sighting.connected();
    Path home = Path.of(System.getProperty("user.home", "/"));
    ObjectNode report = view.report(config.tree());
    return new Overview(
        report,
        config,
        here.rejected(),
        targets.address(),
        chosen,
        sighting,
        ServiceView.of(here.service(), false),
        AgentSummary.of(report, config.tree(), home),
        deep ? ask(chosen, "health", "probe", timeout) : Optional.empty(),
        deep ? ask(chosen, "channels.status", "probe", timeout) : Optional.empty(),
        unresolved,
        here.locations().home(),
        System.currentTimeMillis());
  }

  private static Chosen chosen(
      Targets targets, CommandCall call, Duration timeout, List<RemoteGatewayException> unresolved)
      throws RemoteGatewayException, InterruptedException {
    try {
      return targets.forCall(call, timeout);
    } catch (RemoteGatewayException e) {
      // One missing credential does not make the page useless.
      unresolved.add(e);
      return targets.bare(timeout);
    }
  }

  private Optional<JsonNode> ask(Chosen chosen, String method, String flag, Duration timeout)
      throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put(flag, true);
    if (method.equals("channels.status")) {
      params.put("timeoutMs", timeout.toMillis());
    }
    try {
      return Optional.of(
          here.clients().open(chosen.target(), chosen.backend()).call(method, params));
    } catch (RemoteGatewayException e) {
      // A gateway that does not know the method is not the one that is shown as broken.
      return Optional.empty();
    }
  }

  private List<String> rest(Overview overview) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Places");
    lines.add("- state: " + here.locations().state());
    lines.add("- config: " + overview.config().path());
    lines.add("- distribution: " + overview.home());
    overview
        .service()
        .state()
        .flatMap(state -> state.definition())
        .ifPresent(definition -> lines.add("- service file: " + definition.file()));
    lines.add("Agents");
    for (AgentSummary.Agent agent : overview.agents().agents()) {
      lines.add(
          "- %s: workspace %s, %d sessions in %s"
              .formatted(agent.id(), agent.workspace(), agent.sessions(), agent.store()));
    }
    overview
        .health()
        .ifPresent(
            health -> {
              lines.add("Health");
              PrettyJson.lines(health).forEach(text -> lines.add("  " + text));
            });
    return lines;
  }
}
