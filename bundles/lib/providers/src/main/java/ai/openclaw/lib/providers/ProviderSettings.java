package ai.openclaw.lib.providers;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.WatchRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the settings of one provider by type. The core has checked them against the schema already;
 * a provider still never trusts their form, and a value that is not what it should be ends the
 * batch with the code {@value #INVALID}. Immutable and thread-safe.
 */
public final class ProviderSettings {
  /** The code of a setting without its documented form. */
  public static final String INVALID = "PROVIDER_SETTINGS_INVALID";

  private static final int MAX_TIMEOUT_MS = 120_000;

  private final String label;
  private final ObjectNode settings;
  private final Environment environment;

  private ProviderSettings(String label, ObjectNode settings, Environment environment) {
    this.label = label;
    this.settings = settings;
    this.environment = environment;
  }

  /** The settings of a batch. */
  public static ProviderSettings of(ResolveRequest request) {
    return new ProviderSettings(
        "secrets.providers." + request.alias(), request.settings(), request.environment());
  }

  /** The settings of a provider that is to be watched. */
  public static ProviderSettings of(WatchRequest request) {
    return new ProviderSettings(
        "secrets.providers." + request.alias(), request.settings(), request.environment());
  }

  /** The full path of the settings, {@code secrets.providers.<alias>}, to begin a message with. */
  public String label() {
    return label;
  }

  /** The full path of one setting. */
  public String label(String key) {
    return label + "." + key;
  }

  /** The variables that the settings may name. */
  public Environment environment() {
    return environment;
  }

  /** Whether a setting is there. */
  public boolean has(String key) {
    return settings.has(key);
  }

  /** A text that must be there and not be empty. */
  public String text(String key) throws UnavailableException {
    return optionalText(key).orElseThrow(() -> invalid(key, "a text that is not empty"));
  }

  /** A text that is not empty, if it is there. */
  public Optional<String> optionalText(String key) throws UnavailableException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().isEmpty()) {
      throw invalid(key, "a text that is not empty");
    }
    return Optional.of(value.textValue());
  }

  /** A whole number from 1 on. */
  public int integer(String key, int max, int absent) throws UnavailableException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return absent;
    }
    if (!value.canConvertToExactIntegral()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > max) {
      throw invalid(key, "a whole number from 1 to " + max);
    }
    return value.intValue();
  }

  /** True or false; false when it is not there. */
  public boolean flag(String key) throws UnavailableException {
    JsonNode value = settings.get(key);
    if (value != null && !value.isBoolean()) {
      throw invalid(key, "true or false");
    }
    return value != null && value.booleanValue();
  }

  /**
   * A file or folder; {@code ~} is the home folder, a relative path starts where the process is.
   */
  public Path path(String key) throws UnavailableException {
    try {
      return expand(text(key)).toAbsolutePath().normalize();
    } catch (InvalidPathException notAPath) {
      throw invalid(key, "the path of a file");
    }
  }

  /** An object among the settings. */
  public Optional<ProviderSettings> object(String key) throws UnavailableException {
    JsonNode value = settings.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof ObjectNode object)) {
      throw invalid(key, "an object");
    }
    return Optional.of(new ProviderSettings(label(key), object, environment));
  }

  /**
   * How long a batch may take: the setting {@code timeoutMs}, but not past the deadline of the
   * request. Zero when that has passed.
   */
  public Duration limit(ResolveRequest request, int absentMillis) throws UnavailableException {
    Duration own = Duration.ofMillis(integer("timeoutMs", MAX_TIMEOUT_MS, absentMillis));
    Duration left = Duration.between(Instant.now(), request.deadline());
    Duration limit = own.compareTo(left) < 0 ? own : left;
    return limit.isNegative() ? Duration.ZERO : limit;
  }

  /** The refusal of a setting. */
  public UnavailableException invalid(String key, String rule) {
    return new UnavailableException(INVALID, "%s must be %s".formatted(label(key), rule));
  }

  private Path expand(String text) {
    if (!text.equals("~") && !text.startsWith("~/") && !text.startsWith("~\\")) {
      return Path.of(text);
    }
    String home =
        Stream.of("OPENCLAW_HOME", "HOME", "USERPROFILE")
            .map(environment::get)
            .flatMap(Optional::stream)
            .filter(value -> !value.isBlank())
            .findFirst()
            .orElseGet(() -> System.getProperty("user.home", "/"));
    return Path.of(home + text.substring(1));
  }

  /** Without the values: they may hold credentials. */
  @Override
  public String toString() {
    return "ProviderSettings[" + label + "]";
  }
}
