package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.LogLevel;
import java.io.PrintStream;
import java.util.Optional;

/** Lines for the one who looks on. Used by the writer's thread only. */
final class Console {
  /** How a line looks. */
  enum Style {
    /** Time with date and offset, subsystem, text. */
    PRETTY,
    /** The same with the time of day only. */
    COMPACT,
    /** As in the file. */
    JSON
  }

  private static final int DAY = "yyyy-MM-ddT".length();
  private static final int SECONDS = "HH:mm:ss".length();

  private final PrintStream out;
  private final JsonLines json;

  Console(PrintStream out, JsonLines json) {
    this.out = out;
    this.json = json;
  }

  void write(LogLine line, LogLevel level, Style style) {
    if (level.passes(line.level())) {
      out.println(text(line, style, level));
    }
  }

  void flush() {
    out.flush();
  }

  private String text(LogLine line, Style style, LogLevel level) {
    String time = json.time(line);
    Optional<String> trace =
        level.threshold() <= LogLevel.DEBUG.threshold() && !line.trace().isEmpty()
            ? Optional.of(System.lineSeparator() + line.trace().stripTrailing())
            : Optional.empty();
    return switch (style) {
      case JSON -> json.of(line);
      case COMPACT -> plain(time.substring(DAY, DAY + SECONDS), line) + trace.orElse("");
      case PRETTY -> plain(time, line) + trace.orElse("");
    };
  }

  private static String plain(String time, LogLine line) {
    return time + " [" + line.subsystem() + "] " + line.text();
  }
}
