package ai.openclaw.core.setup.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code setup}: a first configuration, the agent's folder, the folder of its sessions. */
@Component(property = OperatorCommand.NAME + "=setup")
public final class SetupCommand implements OperatorCommand {
  private final ConfigWorkshop workshop;
  private final Locations locations;
  private final Map<String, String> environment;
  private final Clock clock;

  /** Creates it. */
  @Activate
  public SetupCommand(@Reference ConfigWorkshop workshop, @Reference Locations locations) {
    this(workshop, locations, System.getenv(), Clock.systemUTC());
  }

  SetupCommand(
      ConfigWorkshop workshop, Locations locations, Map<String, String> environment, Clock clock) {
    this.workshop = workshop;
    this.locations = locations;
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Path user = user(call);
    try {
      Wish wish = Wish.of(call, user);
      ConfigSnapshot before = workshop.read();
      var first = new FirstConfig(clock, usualWorkspace(user));
      List<ConfigEdit.Set> edits = first.missing(before, wish);
      List<String> closed = prepareState();
      ConfigSnapshot after =
          edits.isEmpty()
              ? before
              : workshop.edit(List.copyOf(edits), before.revision(), OwnFolders::write);
      if (edits.isEmpty() && Files.exists(after.file()) && OwnFolders.open(after.file())) {
        OwnFolders.close(after.file());
        closed.add(after.file().toString());
      }
      Path workspace = Path.of(FirstConfig.workspace(after).orElseThrow());
      Path sessions = locations.state().resolve("agents").resolve("main").resolve("sessions");
      OwnFolders.make(workspace);
      OwnFolders.make(sessions);
      return told(user, before, edits, closed, workspace, sessions);
    } catch (Wish.Refused e) {
      return CommandResult.failed(e.failure());
    } catch (ConfigInvalidException e) {
      return CommandResult.failed(invalid(e));
    } catch (IOException e) {
      return CommandResult.failed(
          CommandFailure.of(
              "SETUP_FILES",
              "cannot be made or written: " + (e.getMessage() == null ? e : e.getMessage()),
              "check its owner and mode, then run openclaw setup again"));
    }
  }

  /** Makes the state directory and gives what was closed to others. */
  private List<String> prepareState() throws IOException {
    var closed = new ArrayList<String>();
    Path state = locations.state();
    OwnFolders.make(state);
    // A folder somebody chose may serve others too, and is theirs to close.
    if (!locations.stateChosen() && OwnFolders.open(state)) {
      OwnFolders.close(state);
      closed.add(state.toString());
    }
    return closed;
  }

  private CommandResult told(
      Path user,
      ConfigSnapshot before,
      List<ConfigEdit.Set> edits,
      List<String> closed,
      Path workspace,
      Path sessions)
      throws IOException {
    Path file = before.file();
    List<String> changed = edits.stream().map(edit -> String.join(".", edit.path())).toList();
    var lines = new ArrayList<Block>();
    if (!before.exists()) {
      lines.add(new Line("Wrote " + shown(file, user)));
    } else if (changed.isEmpty()) {
      lines.add(new Line("Config OK: " + shown(file, user)));
    } else {
      lines.add(new Line("Updated %s (set %s)".formatted(shown(file, user), sets(changed))));
    }
    lines.add(new Line("Workspace OK: " + shown(workspace, user)));
    lines.add(new Line("Sessions OK: " + shown(sessions, user)));
    closed.forEach(path -> lines.add(new Line("Closed to others: " + shown(Path.of(path), user))));
    if (locations.stateChosen() && OwnFolders.open(locations.state())) {
      lines.add(
          new Line(
              "Open to others: " + locations.state() + "; run chmod 700 " + locations.state()));
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("config", file.toString()).put("created", !before.exists());
    var set = data.putArray("set");
    changed.forEach(set::add);
    data.put("workspace", workspace.toString()).put("sessions", sessions.toString());
    return CommandResult.ok(data, lines.toArray(Block[]::new));
  }

  private static String sets(List<String> changed) {
    return String.join(", set ", changed);
  }

  private Path usualWorkspace(Path user) {
    String name = locations.profile().map(profile -> "workspace-" + profile).orElse("workspace");
    return user.resolve(".openclaw").resolve(name);
  }

  private Path user(CommandCall call) {
    String chosen = call.environment().getOrDefault("OPENCLAW_HOME", "");
    String home = chosen.isBlank() ? environment.getOrDefault("HOME", "") : chosen;
    return Path.of(home.isBlank() ? System.getProperty("user.home", "/") : home).toAbsolutePath();
  }

  private static String shown(Path path, Path user) {
    return path.startsWith(user) && !path.equals(user)
        ? "~/" + user.relativize(path)
        : path.toString();
  }

  private static CommandFailure invalid(ConfigInvalidException e) {
    var hints = new ArrayList<String>();
    e.issues().stream().skip(1).forEach(issue -> hints.add(issue.path() + ": " + issue.message()));
    hints.add("run: openclaw doctor --fix");
    var first = e.issues().get(0);
    return new CommandFailure(
        first.code(),
        "the configuration stays as it is: " + first.path() + ": " + first.message(),
        hints);
  }
}
