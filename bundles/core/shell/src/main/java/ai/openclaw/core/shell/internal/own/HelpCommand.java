package ai.openclaw.core.shell.internal.own;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.shell.internal.registry.CommandRegistry;
import ai.openclaw.core.shell.internal.run.RunningCall;
import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.CommandLine;
import ai.openclaw.lib.cli.CommandLineParser;
import ai.openclaw.lib.cli.HelpPage;
import ai.openclaw.lib.cli.Screen;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code help}: explains a command, a group, or lists everything. */
public final class HelpCommand implements OperatorCommand {
  private final CommandRegistry registry;

  /** Explains what is in the registry. */
  public HelpCommand(CommandRegistry registry) {
    this.registry = registry;
  }

  @Override
  public CommandResult run(CommandCall call) {
    CommandCatalog catalog = registry.table().catalog();
    List<String> words = words(catalog, call.arguments());
    CommandLine asked = new CommandLineParser(catalog).parse(withHelp(words));
    if (asked instanceof CommandLine.Mistake mistake) {
      return CommandResult.failed(mistake.failure());
    }
    List<String> topic = asked instanceof CommandLine.Help help ? help.words() : words;
    Screen screen =
        call instanceof RunningCall running ? running.request().screen().plain() : Screen.NONE;
    Block[] lines =
        new HelpPage(catalog).lines(topic, screen).stream().map(Line::new).toArray(Block[]::new);
    ArrayNode data = JsonNodeFactory.instance.arrayNode();
    catalog
        .find(String.join(" ", topic))
        .map(List::of)
        .orElseGet(() -> catalog.group(topic))
        .forEach(command -> describe(data, command));
    return CommandResult.ok(data, lines);
  }

  /** A name as the Gogo shell has it, {@code secrets:reload}, counts as its words. */
  private static List<String> words(CommandCatalog catalog, List<String> typed) {
    if (typed.size() == 1 && typed.get(0).indexOf(':') > 0) {
      int colon = typed.get(0).indexOf(':');
      Optional<CommandDescription> command =
          catalog.find(typed.get(0).substring(0, colon), typed.get(0).substring(colon + 1));
      if (command.isPresent()) {
        return command.get().words();
      }
    }
    return typed;
  }

  private static List<String> withHelp(List<String> words) {
    var line = new ArrayList<>(words);
    line.add("--help");
    return line;
  }

  private static void describe(ArrayNode all, CommandDescription command) {
    var entry = all.addObject();
    entry.put("name", command.name());
    entry.put("gogo", command.scope() + ":" + command.function());
    entry.put("summary", command.summary());
    entry.put("runs", command.runs().name().toLowerCase(Locale.ROOT));
    entry.put("remote", command.remote());
    var options = entry.putArray("options");
    for (var option : command.allOptions()) {
      var described = options.addObject().put("name", option.name()).put("help", option.help());
      option.shortName().ifPresent(letter -> described.put("short", letter.toString()));
      option.value().ifPresent(value -> described.put("value", value));
      option.defaultValue().ifPresent(value -> described.put("default", value));
    }
    var arguments = entry.putArray("arguments");
    for (var argument : command.arguments()) {
      arguments
          .addObject()
          .put("name", argument.name())
          .put("help", argument.help())
          .put("required", argument.required())
          .put("repeat", argument.repeat());
    }
    var codes = entry.putObject("exitCodes");
    command.exitCodes().forEach((code, meaning) -> codes.put(code.toString(), meaning));
  }
}
