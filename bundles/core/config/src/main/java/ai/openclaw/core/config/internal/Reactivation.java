package ai.openclaw.core.config.internal;

import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides whether an accepted change was all, or everything is activated again because of it. */
final class Reactivation {
  private static final Logger LOG = LoggerFactory.getLogger(Reactivation.class);

  private final ReloadTable table;
  private final Consumer<String> restart;

  /**
   * Creates it.
   *
   * @param table what a change of a path asks for
   * @param restart activates everything again; told why
   */
  Reactivation(ReloadTable table, Consumer<String> restart) {
    this.table = table;
    this.restart = restart;
  }

  /**
   * A change has been accepted.
   *
   * @param mode the mode it asks for
   * @param paths the paths whose values differ
   * @param shown the paths, for the log
   */
  void changed(ReloadMode mode, Set<String> paths, String shown) {
    if (mode == ReloadMode.RESTART && !table.nothing(paths)) {
      LOG.info("config change requires gateway restart ({})", shown);
      restart.accept("the configuration changed: " + shown);
    } else {
      LOG.info("config hot reload applied ({})", shown);
    }
  }
}
