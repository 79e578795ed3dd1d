package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.Dialog;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How the operator of one command can be asked. */
@FunctionalInterface
public interface Dialogs {
  /** Nobody is there. */
  Dialogs NONE = (filter, cancel) -> Optional.empty();

  /**
   * Opens the dialog; empty when the terminal cannot be used.
   *
   * @param filter takes secrets out of what is shown
   * @param cancel what Ctrl-C does while nothing is asked
   */
  Optional<Open> open(UnaryOperator<String> filter, Runnable cancel);

  /** A dialog that somebody closes. */
  interface Open extends Dialog, AutoCloseable {
    /** Leaves the terminal as it was found. */
    @Override
    void close();
  }
}
