package ai.openclaw.core.config.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** What becomes of a change of the files: {@code gateway.reload.mode}. */
public enum ReloadMode {
  /** Nothing. */
  OFF,
  /** It is taken over live. */
  HOT,
  /** It is taken over live, too; the name is kept for configurations that have it. */
  HYBRID,
  /** It is taken over by activating everything again, in the same process. */
  RESTART;

  /** The mode that a configuration asks for. */
  public static ReloadMode of(JsonNode config) {
    String text = config.path("gateway").path("reload").path("mode").asText();
    for (ReloadMode mode : values()) {
      if (mode.text().equals(text)) {
        return mode;
      }
    }
    return HYBRID;
  }

  /** The name in the configuration. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
