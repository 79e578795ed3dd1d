package ai.openclaw.core.logs.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogLevels;
import ai.openclaw.core.logging.LogLevels.Deviation;
import ai.openclaw.lib.schema.DidYouMean;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code logs level}: levels that differ from the configuration while the gateway runs. */
@Component(property = OperatorCommand.NAME + "=logs level")
public final class LevelCommand implements OperatorCommand {
  private static final int NAME_AND_LEVEL = 2;

  private final LogLevels levels;

  /** Changes the levels of this process. */
  @Activate
  public LevelCommand(@Reference LogLevels levels) {
    this.levels = levels;
  }

  @Override
  public CommandResult run(CommandCall call) {
    List<String> typed = call.arguments();
    if (call.flag("reset")) {
      return reset(typed);
    }
    if (typed.isEmpty()) {
      return listing(levels.deviations());
    }
    boolean levelAlone = typed.size() == 1 && LogLevel.named(typed.get(0)).isPresent();
    String name = levelAlone ? LogLevels.EVERY : typed.get(0);
    if (!name.equals(LogLevels.EVERY) && !knows(name)) {
      return unknown(name);
    }
    if (typed.size() < NAME_AND_LEVEL && !levelAlone) {
      return listing(levels.deviations().stream().filter(one -> one.name().equals(name)).toList());
    }
    return set(name, typed.get(typed.size() - 1), call.option("for"));
  }

  private CommandResult set(String name, String typedLevel, Optional<String> typedDuration) {
    Optional<LogLevel> level = LogLevel.named(typedLevel);
    if (level.isEmpty()) {
      return failed(
          "UNKNOWN_LEVEL",
          typedLevel + " is no level",
          "use silent, error, warn, info, debug or trace");
    }
    Optional<Duration> duration = typedDuration.flatMap(Durations::parse);
    if (typedDuration.isPresent() && duration.isEmpty()) {
      return failed(
          "INVALID_USAGE", "--for " + typedDuration.get() + " is no duration", "for example 10m");
    }
    levels.set(name, level.get(), duration);
    return listing(levels.deviations());
  }

  private CommandResult reset(List<String> typed) {
    if (typed.size() > 1) {
      return failed("INVALID_USAGE", "--reset takes a name or none", "openclaw logs level --reset");
    }
    if (typed.isEmpty()) {
      levels.reset();
    } else if (!levels.reset(typed.get(0))) {
      return failed(
          "UNKNOWN_LOGGER",
          typed.get(0) + " has the level of the configuration",
          "openclaw logs level lists what differs");
    }
    return listing(levels.deviations());
  }

  /** A logger that was not used yet may be one of a package that is known. */
  private boolean knows(String name) {
    return levels.known().stream()
        .anyMatch(known -> known.equals(name) || known.startsWith(name + "."));
  }

  private CommandResult unknown(String name) {
    Optional<String> near = DidYouMean.suggest(name, levels.known());
    return failed(
        "UNKNOWN_LOGGER",
        "no logger or subsystem is called " + name,
        near.map(other -> "did you mean " + other + "?")
            .orElse("openclaw logs --limit 20 shows subsystems behind the level of each line"));
  }

  private CommandResult listing(List<Deviation> shown) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", levels.file().toString()).put("console", levels.console().toString());
    ArrayNode list = json.putArray("levels");
    var rows = new ArrayList<List<String>>();
    for (Deviation one : shown) {
      ObjectNode entry = list.addObject();
      entry.put("logger", one.name()).put("level", one.level().toString());
      one.until().ifPresent(until -> entry.put("until", until.toString()));
      String until =
          one.until()
              .map(end -> "until " + end.truncatedTo(ChronoUnit.SECONDS))
              .orElse("until reset");
      rows.add(List.of(one.name(), one.level().toString(), until));
    }
    var blocks = new ArrayList<Block>();
    blocks.add(new Line("Configuration: file " + levels.file() + ", console " + levels.console()));
    blocks.add(
        rows.isEmpty()
            ? new Line("Nothing differs from it.")
            : new Table(List.of("Logger", "Level", "For"), rows));
    return CommandResult.ok(json, blocks.toArray(Block[]::new));
  }

  private static CommandResult failed(String code, String message, String hint) {
    return CommandResult.failed(CommandFailure.of(code, message, hint));
  }
}
