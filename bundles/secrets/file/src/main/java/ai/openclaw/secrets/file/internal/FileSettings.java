package ai.openclaw.secrets.file.internal;

import ai.openclaw.api.secret.Environment;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The settings of one file provider.
 *
 * @param path the file, absolute
 * @param mode what the file is
 * @param timeout how long it may take to read it
 * @param maxBytes the largest content
 * @param allowInsecurePath whether permissions and owner go unchecked
 */
record FileSettings(
    Path path, Mode mode, Duration timeout, int maxBytes, boolean allowInsecurePath) {
  private static final int MAX_TIMEOUT_MS = 120_000;
  private static final int MAX_BYTES = 20_971_520;

  /** What a file is. */
  enum Mode {
    /** A JSON object; ids are pointers into it. */
    JSON,
    /** One value. */
    SINGLE_VALUE
  }

  /** A setting does not have the documented form. */
  static final class InvalidException extends Exception {
    private static final long serialVersionUID = 1L;

    InvalidException(String alias, String key, String rule) {
      super("secrets.providers.%s.%s must be %s".formatted(alias, key, rule));
    }
  }

  static FileSettings of(String alias, ObjectNode settings, Environment environment)
      throws InvalidException {
    Reader reader = new Reader(alias, settings);
    return new FileSettings(
        reader.path(environment),
        reader.mode(),
        Duration.ofMillis(reader.integer("timeoutMs", MAX_TIMEOUT_MS, 5000)),
        reader.integer("maxBytes", MAX_BYTES, 1_048_576),
        reader.flag("allowInsecurePath"));
  }

  private record Reader(String alias, ObjectNode settings) {

    Path path(Environment variables) throws InvalidException {
      JsonNode path = settings.path("path");
      if (!path.isTextual() || path.textValue().isEmpty()) {
        throw new InvalidException(alias, "path", "the path of a file");
      }
      try {
        return expand(path.textValue(), variables).toAbsolutePath().normalize();
      } catch (InvalidPathException notAPath) {
        throw new InvalidException(alias, "path", "the path of a file");
      }
    }

    Mode mode() throws InvalidException {
      JsonNode mode = settings.get("mode");
      if (mode == null) {
        return Mode.JSON;
      }
      return switch (mode.asText()) {
        case "json" -> Mode.JSON;
        case "singleValue" -> Mode.SINGLE_VALUE;
        default -> throw new InvalidException(alias, "mode", "json or singleValue");
      };
    }

    int integer(String key, int max, int absent) throws InvalidException {
      JsonNode value = settings.get(key);
      if (value == null) {
        return absent;
      }
      if (!value.canConvertToExactIntegral()
          || !value.canConvertToInt()
          || value.intValue() < 1
          || value.intValue() > max) {
        throw new InvalidException(alias, key, "a whole number from 1 to " + max);
      }
      return value.intValue();
    }

    boolean flag(String key) throws InvalidException {
      JsonNode value = settings.get(key);
      if (value != null && !value.isBoolean()) {
        throw new InvalidException(alias, key, "true or false");
      }
      return value != null && value.booleanValue();
    }

    private static Path expand(String text, Environment variables) {
      if (!text.equals("~") && !text.startsWith("~/") && !text.startsWith("~\\")) {
        return Path.of(text);
      }
      String home =
          Stream.of("OPENCLAW_HOME", "HOME", "USERPROFILE")
              .map(variables::get)
              .flatMap(Optional::stream)
              .filter(value -> !value.isBlank())
              .findFirst()
              .orElseGet(() -> System.getProperty("user.home", "/"));
      return Path.of(home + text.substring(1));
    }
  }
}
