package ai.openclaw.lib.cli;

import java.util.ArrayList;
import java.util.List;

/** Writes help from descriptions. Immutable; safe from several threads. */
public final class HelpPage {
  private static final String INDENT = "  ";

  private final CommandCatalog catalog;

  /** Help on these commands. */
  public HelpPage(CommandCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The lines of a help page.
   *
   * @param words a command, a group, or nothing for everything
   */
  public List<String> lines(List<String> words, Screen screen) {
    return catalog
        .find(String.join(" ", words))
        .map(command -> command(command, screen))
        .orElseGet(() -> group(words, screen));
  }

  private List<String> group(List<String> words, Screen screen) {
    String prefix = words.isEmpty() ? "openclaw" : "openclaw " + String.join(" ", words);
    var lines = new ArrayList<String>();
    lines.add(screen.bold("Usage:") + " " + prefix + " <command> [options]");
    lines.add("");
    commandList(lines, catalog.group(words), screen);
    if (words.isEmpty()) {
      options(lines, "Global options, before the command:", GlobalOptions.ALL, screen);
    }
    lines.add("");
    lines.add("Run `" + prefix + " <command> --help` to learn about one of them.");
    return lines;
  }

  private List<String> command(CommandDescription command, Screen screen) {
    var lines = new ArrayList<String>();
    lines.add(screen.bold("Usage:") + " " + usage(command));
    paragraph(lines, command.summary(), screen);
    command.description().forEach(text -> paragraph(lines, text, screen));
    arguments(lines, command, screen);
    options(lines, "Options:", command.allOptions(), screen);
    List<CommandDescription> below = catalog.group(command.words());
    if (!below.isEmpty()) {
      lines.add("");
      commandList(lines, below, screen);
    }
    exitCodes(lines, command, screen);
    if (!command.examples().isEmpty()) {
      heading(lines, "Examples:", screen);
      command.examples().forEach(example -> lines.add(INDENT + SafeText.line(example)));
    }
    paragraph(lines, where(command), screen);
    return lines;
  }

  private static String usage(CommandDescription command) {
    var usage = new StringBuilder("openclaw ").append(command.name()).append(" [options]");
    command.arguments().forEach(argument -> usage.append(' ').append(argument.usage()));
    return usage.toString();
  }

  private static String where(CommandDescription command) {
    String shell = " In the gateway's shell: " + command.scope() + ":" + command.function();
    return switch (command.runs()) {
      case LIVE ->
          command.remote()
              ? "Runs inside the running gateway, or asks the one named by --url." + shell
              : "Runs inside the running gateway." + shell;
      case LOCAL -> "Needs no running gateway." + shell;
      case EITHER ->
          "Runs inside the gateway when one is running, and without it otherwise." + shell;
      case LAUNCHER -> "Typed in a terminal, not in the gateway's shell.";
    };
  }

  private static void commandList(
      List<String> lines, List<CommandDescription> commands, Screen screen) {
    lines.add(screen.bold("Commands:"));
    var names = new TwoColumns();
    commands.forEach(command -> names.add(command.name(), command.summary()));
    lines.addAll(names.lines(screen.textWidth()));
  }

  private static void arguments(List<String> lines, CommandDescription command, Screen screen) {
    if (command.arguments().isEmpty()) {
      return;
    }
    heading(lines, "Arguments:", screen);
    var arguments = new TwoColumns();
    for (ArgumentDescription argument : command.arguments()) {
      arguments.add(argument.usage(), argument.help());
    }
    lines.addAll(arguments.lines(screen.textWidth()));
  }

  private static void options(
      List<String> lines, String title, List<OptionDescription> described, Screen screen) {
    heading(lines, title, screen);
    var options = new TwoColumns();
    for (OptionDescription option : described) {
      String form =
          option.shortName().map(letter -> "-" + letter + ", ").orElse("    ")
              + "--"
              + option.name()
              + option.value().map(value -> " <" + value + ">").orElse("");
      List<String> notes = option.notes();
      String note = notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
      options.add(form, option.help() + note);
    }
    lines.addAll(options.lines(screen.textWidth()));
  }

  private static void exitCodes(List<String> lines, CommandDescription command, Screen screen) {
    if (command.exitCodes().isEmpty()) {
      return;
    }
    heading(lines, "Exit codes:", screen);
    var codes = new TwoColumns();
    command.exitCodes().forEach((code, meaning) -> codes.add(code.toString(), meaning));
    lines.addAll(codes.lines(screen.textWidth()));
  }

  private static void heading(List<String> lines, String text, Screen screen) {
    lines.add("");
    lines.add(screen.bold(text));
  }

  private static void paragraph(List<String> lines, String text, Screen screen) {
    if (!text.isEmpty()) {
      lines.add("");
      lines.addAll(TwoColumns.wrap(SafeText.line(text), screen.textWidth()));
    }
  }
}
