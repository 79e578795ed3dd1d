package ai.openclaw.core.logging.internal;

import java.util.List;

/** The short name under which a logger's lines appear. */
final class Subsystem {
  private static final String OWN = "ai.openclaw.";

  private Subsystem() {}

  /**
   * {@code ai.openclaw.core.gateway.internal.Port} is {@code gateway}; of others the third segment
   * of a long name, the last of a short one.
   */
  static String of(String logger) {
    List<String> segments = List.of(logger.split("\\.", -1));
    int segment = logger.startsWith(OWN) ? 3 : 2;
    return segments.get(segments.size() > segment ? segment : segments.size() - 1);
  }
}
