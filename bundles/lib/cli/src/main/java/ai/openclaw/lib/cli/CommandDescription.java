package ai.openclaw.lib.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a bundle says of one command. Immutable.
 *
 * @param name its words, separated by one blank
 * @param summary one line
 * @param description more, one string per paragraph
 * @param runs where it runs
 * @param remote whether it can call the gateway named by {@code --url}
 * @param options the options it describes, without those that every command has
 * @param arguments its arguments, in order; only the last may be repeated
 * @param exitCodes what each exit code means
 * @param examples whole command lines
 */
public record CommandDescription(
    String name,
    String summary,
    List<String> description,
    Runs runs,
    boolean remote,
    List<OptionDescription> options,
    List<ArgumentDescription> arguments,
    SortedMap<Integer, String> exitCodes,
    List<String> examples) {

  /** The scope of a command of one word in the Gogo shell. */
  public static final String SCOPE = "openclaw";

  private static final OptionDescription JSON =
      OptionDescription.flag("json", "Print the result as JSON");
  private static final OptionDescription HELP =
      new OptionDescription(
          "help",
          Optional.of('h'),
          Optional.empty(),
          Optional.empty(),
          false,
          "Show this help",
          Completion.NONE);
  private static final List<OptionDescription> REMOTE =
      List.of(
          OptionDescription.value("url", "url", "Gateway to call instead of the one on this host"),
          OptionDescription.value("token", "token", "Token for that gateway"),
          OptionDescription.value("password", "password", "Password for that gateway"),
          OptionDescription.value("timeout", "ms", "How long to wait for that gateway"));

  /** Where a command runs. */
  public enum Runs {
    /** Inside the running gateway. */
    LIVE,
    /** In a process of its own; needs no gateway. */
    LOCAL,
    /** Inside the gateway when one runs, else in a process of its own. */
    EITHER,
    /** By the launcher, before there is any process to run it in. */
    LAUNCHER
  }

  /** Copies the collections. */
  public CommandDescription {
    description = List.copyOf(description);
    options = List.copyOf(options);
    arguments = List.copyOf(arguments);
    exitCodes = Collections.unmodifiableSortedMap(new TreeMap<>(exitCodes));
    examples = List.copyOf(examples);
  }

  /** Its words. */
  public List<String> words() {
    return List.of(name.split(" ", -1));
  }

  /** Its scope in the Gogo shell: the first word of several, else {@value #SCOPE}. */
  public String scope() {
    List<String> words = words();
    return words.size() == 1 ? SCOPE : words.get(0);
  }

  /** Its function in the Gogo shell: the words after the scope, joined by {@code -}. */
  public String function() {
    List<String> words = words();
    return words.size() == 1 ? words.get(0) : String.join("-", words.subList(1, words.size()));
  }

  /** Every option it understands: its own, then those of remote commands, then those of all. */
  public List<OptionDescription> allOptions() {
    var all = new ArrayList<>(options);
    if (remote) {
      REMOTE.stream().filter(implied -> own(implied.name()).isEmpty()).forEach(all::add);
    }
    if (runs != Runs.LAUNCHER) {
      all.add(JSON);
    }
    all.add(HELP);
    return all;
  }

  /** The option with that long name. */
  public Optional<OptionDescription> option(String longName) {
    return allOptions().stream().filter(option -> option.name().equals(longName)).findFirst();
  }

  /** The option with that short name; a described one goes before {@code -h}. */
  public Optional<OptionDescription> option(char shortName) {
    return allOptions().stream()
        .filter(option -> option.shortName().filter(c -> c == shortName).isPresent())
        .findFirst();
  }

  private Optional<OptionDescription> own(String longName) {
    return options.stream().filter(option -> option.name().equals(longName)).findFirst();
  }
}
