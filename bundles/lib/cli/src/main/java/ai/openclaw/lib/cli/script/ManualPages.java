package ai.openclaw.lib.cli.script;

import ai.openclaw.lib.cli.ArgumentDescription;
import ai.openclaw.lib.cli.CommandCatalog;
import ai.openclaw.lib.cli.CommandDescription;
import ai.openclaw.lib.cli.GlobalOptions;
import ai.openclaw.lib.cli.OptionDescription;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes manual pages of section 1. Immutable; safe from several threads. */
public final class ManualPages {
  private final CommandCatalog catalog;
  private final String date;
  private final String source;

  /**
   * Pages on these commands.
   *
   * @param date the day they speak of, {@code 2026-01-31}
   * @param version the version of the program
   */
  public ManualPages(CommandCatalog catalog, String date, String version) {
    this.catalog = catalog;
    this.date = date;
    this.source = "OpenClaw " + version;
  }

  /** All pages by file name: {@code openclaw.1} and one for each command. */
  public SortedMap<String, String> all() {
    var pages = new TreeMap<String, String>();
    pages.put("openclaw.1", overview());
    catalog.all().forEach(command -> pages.put(page(command) + ".1", page(page(command), command)));
    return pages;
  }

  private static String page(CommandDescription command) {
    return "openclaw-" + command.name().replace(' ', '-');
  }

  private String overview() {
    var page = new Roff().title("OPENCLAW", date, source);
    page.section("NAME").text("openclaw - gateway and its commands");
    page.section("SYNOPSIS").text("openclaw [global options] <command> [options]");
    page.section("DESCRIPTION")
        .text(
            "openclaw gateway starts the gateway in the foreground. The other commands ask the"
                + " running gateway or work on its files.");
    page.section("COMMANDS");
    catalog.all().forEach(command -> page.term(command.name(), command.summary()));
    page.section("GLOBAL OPTIONS");
    GlobalOptions.ALL.forEach(option -> option(page, option));
    page.section("ENVIRONMENT")
        .term("OPENCLAW_STATE_DIR", "The state directory; goes before --profile and --dev.")
        .term("OPENCLAW_CONFIG_PATH", "The configuration file, else openclaw.json in the former.")
        .term("OPENCLAW_PROFILE", "The profile where no --profile is given.")
        .term("OPENCLAW_HOME", "The folder in which .openclaw lies, else the home directory.")
        .term("OPENCLAW_JAVA_OPTS", "More flags for Java, separated by blanks.")
        .term("JAVA_HOME", "The Java to run with, 17 or newer, else the one on the PATH.")
        .term("NO_COLOR", "No colours when it is not empty.")
        .term("FORCE_COLOR", "Colours also where output is no terminal, unless it is 0.");
    page.section("EXIT STATUS")
        .term("0", "Done.")
        .term("1", "Failed or refused; the message says what to do.")
        .term("78", "The configuration has to be changed first.")
        .term("130", "Cancelled.");
    page.section("SEE ALSO")
        .text(
            String.join(
                ", ", catalog.all().stream().map(command -> page(command) + "(1)").toList()));
    return page.toString();
  }

  private String page(String name, CommandDescription command) {
    var page = new Roff().title(name.toUpperCase(Locale.ROOT), date, source);
    page.section("NAME").text(name + " - " + command.summary());
    var synopsis = new StringBuilder("openclaw ").append(command.name()).append(" [options]");
    command.arguments().forEach(argument -> synopsis.append(' ').append(argument.usage()));
    page.section("SYNOPSIS").text(synopsis.toString());
    if (!command.description().isEmpty()) {
      page.section("DESCRIPTION").text(command.description().get(0));
      command.description().stream().skip(1).forEach(page::paragraph);
    }
    if (!command.arguments().isEmpty()) {
      page.section("ARGUMENTS");
      for (ArgumentDescription argument : command.arguments()) {
        page.term(argument.usage(), argument.help());
      }
    }
    page.section("OPTIONS");
    command.allOptions().forEach(option -> option(page, option));
    if (!command.exitCodes().isEmpty()) {
      page.section("EXIT STATUS");
      command.exitCodes().forEach((code, meaning) -> page.term(code.toString(), meaning));
    }
    if (!command.examples().isEmpty()) {
      page.section("EXAMPLES").literal(command.examples());
    }
    page.section("SEE ALSO").text("openclaw(1)");
    return page.toString();
  }

  private static void option(Roff page, OptionDescription option) {
    List<String> notes = option.notes();
    page.term(
        option.shortName().map(letter -> "-" + letter + ", ").orElse("")
            + "--"
            + option.name()
            + option.value().map(value -> " <" + value + ">").orElse(""),
        option.help() + (notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")"));
  }
}
