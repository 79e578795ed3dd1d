package ai.openclaw.core.logging.internal;

import ai.openclaw.core.logging.LogLevel;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What the operator wants of the log. Immutable.
 *
 * @param fileLevel what goes to the file
 * @param consoleLevel what goes to the console
 * @param style how the console looks
 * @param file the file; empty for the daily one
 * @param maxFileBytes at which size a file is set aside
 * @param patterns the operator's own patterns; empty when patterns are switched off
 * @param complaints what could not be understood, one line each
 */
record LogSettings(
    LogLevel fileLevel,
    LogLevel consoleLevel,
    Console.Style style,
    Optional<Path> file,
    long maxFileBytes,
    Optional<List<Pattern>> patterns,
    List<String> complaints) {
  private static final long DEFAULT_BYTES = 100L * 1024 * 1024;
  private static final Pattern SLASHES = Pattern.compile("/(.*)/([a-z]*)", Pattern.DOTALL);

  /**
   * Reads the section of the configuration.
   *
   * @param section {@code logging}, or a missing node
   * @param forced {@code OPENCLAW_LOG_LEVEL}: file and console
   * @param verbose shows at least DEBUG on the console
   */
  static LogSettings of(JsonNode section, Optional<String> forced, boolean verbose) {
    var complaints = new ArrayList<String>();
    Optional<LogLevel> all = forced.flatMap(LogLevel::named);
    if (forced.filter(name -> !name.isBlank()).isPresent() && all.isEmpty()) {
      complaints.add("OPENCLAW_LOG_LEVEL is not a level and is ignored");
    }
    LogLevel file = all.or(() -> level(section, "level")).orElse(LogLevel.INFO);
    LogLevel console =
        all.or(() -> level(section, "consoleLevel"))
            .or(() -> level(section, "level"))
            .orElse(LogLevel.INFO);
    if (verbose && console.threshold() > LogLevel.DEBUG.threshold()) {
      console = LogLevel.DEBUG;
    }
    return new LogSettings(
        file,
        console,
        style(section.path("consoleStyle").asText("")),
        path(section.path("file").asText("")),
        section.path("maxFileBytes").asLong(DEFAULT_BYTES),
        section.path("redactSensitive").asText("").equals("off")
            ? Optional.empty()
            : Optional.of(patterns(section.path("redactPatterns"), complaints)),
        List.copyOf(complaints));
  }

  /** The same for a command, whose console is for warnings and which writes no file. */
  LogSettings forCommand(boolean verbose) {
    LogLevel console =
        verbose || consoleLevel.threshold() > LogLevel.WARN.threshold()
            ? consoleLevel
            : LogLevel.WARN;
    return new LogSettings(
        LogLevel.SILENT, console, style, file, maxFileBytes, patterns, complaints);
  }

  /** The lowest level that any sink wants. */
  int threshold() {
    return Math.min(fileLevel.threshold(), consoleLevel.threshold());
  }

  private static Optional<LogLevel> level(JsonNode section, String key) {
    return LogLevel.named(section.path(key).asText(""));
  }

  private static Console.Style style(String name) {
    return switch (name) {
      case "compact" -> Console.Style.COMPACT;
      case "json" -> Console.Style.JSON;
      default -> Console.Style.PRETTY;
    };
  }

  private static Optional<Path> path(String text) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    String whole =
        text.equals("~") || text.startsWith("~/")
            ? System.getProperty("user.home") + text.substring(1)
            : text;
    return Optional.of(Path.of(whole).toAbsolutePath());
  }

  private static List<Pattern> patterns(JsonNode list, List<String> complaints) {
    var patterns = new ArrayList<Pattern>();
    for (int i = 0; i < list.size(); i++) {
      try {
        patterns.add(pattern(list.get(i).asText()));
      } catch (PatternSyntaxException e) {
        complaints.add("logging.redactPatterns." + i + " is ignored: " + e.getDescription());
      }
    }
    return List.copyOf(patterns);
  }

  private static Pattern pattern(String text) {
    Matcher slashes = SLASHES.matcher(text);
    if (!slashes.matches()) {
      return Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }
    String letters = slashes.group(2);
    int flags =
        (letters.contains("i") ? Pattern.CASE_INSENSITIVE : 0)
            | (letters.contains("m") ? Pattern.MULTILINE : 0)
            | (letters.contains("s") ? Pattern.DOTALL : 0);
    return Pattern.compile(slashes.group(1), flags);
  }
}
