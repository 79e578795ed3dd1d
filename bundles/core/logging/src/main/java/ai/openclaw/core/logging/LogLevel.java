package ai.openclaw.core.logging;

import ai.openclaw.core.slf4j.LogHub;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/** The levels of the configuration, the quietest first. */
public enum LogLevel {
  /** Nothing. */
  SILENT(LogHub.OFF),
  /** Nothing either: no event of this program is graver than an error. */
  FATAL(Level.ERROR.toInt() + 10),
  /** Something does not work. */
  ERROR(Level.ERROR.toInt()),
  /** It works, but not as it should. */
  WARN(Level.WARN.toInt()),
  /** What an operator wants to know. */
  INFO(Level.INFO.toInt()),
  /** What a developer wants to know. */
  DEBUG(Level.DEBUG.toInt()),
  /** Everything. */
  TRACE(Level.TRACE.toInt());

  private final int threshold;

  LogLevel(int threshold) {
    this.threshold = threshold;
  }

  /** The lowest level of an event that passes, as {@link Level#toInt()}. */
  public int threshold() {
    return threshold;
  }

  /** Whether an event of a level passes. */
  public boolean passes(Level level) {
    return level.toInt() >= threshold;
  }

  /** The level of a name; empty for a name that is none. */
  public static Optional<LogLevel> named(String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }

  /** Its name in the configuration. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
