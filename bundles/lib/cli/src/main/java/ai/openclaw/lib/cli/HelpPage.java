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
    options(lines, command, screen);
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
    String runs =
        switch (command.runs()) {
          case LIVE ->
              command.remote()
                  ? "Runs inside the running gateway, or asks the one named by --url."
                  : "Runs inside the running gateway.";
          case LOCAL -> "Needs no running gateway.";
          case EITHER -> "Runs inside the gateway when one is running, and without it otherwise.";
        };
    return runs + " In the gateway's shell: " + command.scope() + ":" + command.function();
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

  private static void options(List<String> lines, CommandDescription command, Screen screen) {
    heading(lines, "Options:", screen);
    var options = new TwoColumns();
    for (OptionDescription option : command.allOptions()) {
      String form =
          option.shortName().map(letter -> "-" + letter + ", ").orElse("    ")
              + "--"
              + option.name()
              + option.value().map(value -> " <" + value + ">").orElse("");
      var notes = new ArrayList<String>();
      option.defaultValue().ifPresent(value -> notes.add("default: " + value));
      if (option.repeat()) {
        notes.add("may be repeated");
      }
      if (!option.completes().words().isEmpty()) {
        notes.add("one of: " + String.join(", ", option.completes().words()));
      }
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
