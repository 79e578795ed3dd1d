package ai.openclaw.core.operate.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the gateway's log of today is. */
final class LogPlace {
  private LogPlace() {}

  static Path of(JsonNode config, Path temporary, Path home) {
    String written = config.path("logging").path("file").asText("");
    if (written.startsWith("~/")) {
      return home.resolve(written.substring(2));
    }
    return written.isBlank()
        ? temporary
            .resolve("openclaw")
            .resolve("openclaw-" + LocalDate.now(ZoneId.systemDefault()) + ".log")
        : Path.of(written);
  }
}
