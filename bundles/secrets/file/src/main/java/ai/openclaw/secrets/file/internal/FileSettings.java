package ai.openclaw.secrets.file.internal;

import ai.openclaw.lib.providers.ProviderSettings;
import ai.openclaw.lib.providers.UnavailableException;
import java.nio.file.Path;

/**
 * The settings of one file provider.
 *
 * @param path the file, absolute
 * @param mode what the file is
 * @param maxBytes the largest content
 * @param allowInsecurePath whether permissions and owner go unchecked
 */
record FileSettings(Path path, Mode mode, int maxBytes, boolean allowInsecurePath) {
  private static final int MAX_BYTES = 20_971_520;

  /** What a file is. */
  enum Mode {
    /** A JSON object; ids are pointers into it. */
    JSON,
    /** One value. */
    SINGLE_VALUE
  }

  static FileSettings of(ProviderSettings settings) throws UnavailableException {
    return new FileSettings(
        settings.path("path"),
        mode(settings),
        settings.integer("maxBytes", MAX_BYTES, 1_048_576),
        settings.flag("allowInsecurePath"));
  }

  private static Mode mode(ProviderSettings settings) throws UnavailableException {
    return switch (settings.optionalText("mode").orElse("json")) {
      case "json" -> Mode.JSON;
      case "singleValue" -> Mode.SINGLE_VALUE;
      default -> throw settings.invalid("mode", "json or singleValue");
    };
  }
}
