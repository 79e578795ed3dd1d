package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the configuration may be written at all; asked at the one place that every writer passes.
 *
 * @param variable the variable that forbids it
 */
record ReadOnly(Optional<String> variable) {
  private static final String CODE = "CONFIG_READONLY";
  private static final List<String> VARIABLES =
      List.of("OPENCLAW_CONFIG_READONLY", "OPENCLAW_NIX_MODE");

  static ReadOnly of(Map<String, String> environment) {
    return new ReadOnly(
        VARIABLES.stream().filter(name -> "1".equals(environment.get(name))).findFirst());
  }

  /**
   * Refuses a write.
   *
   * @throws ConfigInvalidException when the configuration must not be written
   */
  void check(Path main) throws ConfigInvalidException {
    if (variable.isPresent()) {
      var issue =
          ConfigIssue.at(
              CODE,
              Dots.ROOT,
              CODE
                  + ": the configuration is read-only ("
                  + variable.get()
                  + "=1). Change it where it is made, or start without that variable");
      throw new ConfigInvalidException(main, List.of(issue));
    }
  }
}
