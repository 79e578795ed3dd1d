package ai.openclaw.lib.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One option of a command. Immutable.
 *
 * @param name the long name without dashes
 * @param shortName the letter of its short form
 * @param value what its value is called in help; empty for a switch
 * @param defaultValue the value when it is not given
 * @param repeat whether it may be given more than once
 * @param help one line
 * @param completes what its value may be, for tab completion
 */
public record OptionDescription(
    String name,
    Optional<Character> shortName,
    Optional<String> value,
    Optional<String> defaultValue,
    boolean repeat,
    String help,
    Completion completes) {

  /** A switch. */
  static OptionDescription flag(String name, String help) {
    return new OptionDescription(
        name, Optional.empty(), Optional.empty(), Optional.empty(), false, help, Completion.NONE);
  }

  /** An option with a value and no default. */
  static OptionDescription value(String name, String value, String help) {
    return new OptionDescription(
        name, Optional.empty(), Optional.of(value), Optional.empty(), false, help, Completion.NONE);
  }

  /** What else help says of it: its default, whether it may be repeated, what it may be. */
  public List<String> notes() {
    var notes = new ArrayList<String>();
    defaultValue.ifPresent(preset -> notes.add("default: " + preset));
    if (repeat) {
      notes.add("may be repeated");
    }
    if (!completes.words().isEmpty()) {
      notes.add("one of: " + String.join(", ", completes.words()));
    }
    return notes;
  }

  /** Whether it takes no value. */
  public boolean isSwitch() {
    return value.isEmpty();
  }
}
