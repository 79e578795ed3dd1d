package ai.openclaw.core.logs.internal;

import ai.openclaw.core.logging.LogPlace;
import java.nio.file.Path;

/** A log at a place of the test's choice, set aside as {@code <name>.1}. */
record TestPlace(Path file) implements LogPlace {
  @Override
  public Path setAside(Path log) {
    return log.resolveSibling(log.getFileName() + ".1");
  }
}
