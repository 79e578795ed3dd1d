package ai.openclaw.core.logs.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people type them. */
final class Durations {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h|d)");

  private Durations() {}

  /** {@code 90s}, {@code 10m}, {@code 2h}; empty for anything else. */
  static Optional<Duration> parse(String text) {
    Matcher found = TEXT.matcher(text.strip());
    if (!found.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(found.group(1));
    return Optional.of(
        switch (found.group(2)) {
          case "ms" -> Duration.ofMillis(count);
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          case "h" -> Duration.ofHours(count);
          default -> Duration.ofDays(count);
        });
  }
}
