package ai.openclaw.core.logging.internal;

import ai.openclaw.core.slf4j.LogHub;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.event.Level;

/** The levels of the configuration. */
enum LogLevel {
  SILENT(LogHub.OFF),
  FATAL(Level.ERROR.toInt() + 10),
  ERROR(Level.ERROR.toInt()),
  WARN(Level.WARN.toInt()),
  INFO(Level.INFO.toInt()),
  DEBUG(Level.DEBUG.toInt()),
  TRACE(Level.TRACE.toInt());

  private final int threshold;

  LogLevel(int threshold) {
    this.threshold = threshold;
  }

  /** The lowest level of an event that passes. */
  int threshold() {
    return threshold;
  }

  boolean passes(Level level) {
    return level.toInt() >= threshold;
  }

  /** The level of a name; empty for a name that is none. */
  static Optional<LogLevel> named(String name) {
    return Arrays.stream(values())
        .filter(level -> level.name().equals(name.strip().toUpperCase(Locale.ROOT)))
        .findFirst();
  }
}
