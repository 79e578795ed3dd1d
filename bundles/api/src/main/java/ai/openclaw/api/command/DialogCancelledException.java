package ai.openclaw.api.command;

import java.io.Serial;

/** The operator left a dialog: by Ctrl-C, by Esc, or because there is no more input. */
public final class DialogCancelledException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  /** Creates it. */
  public DialogCancelledException() {
    super("cancelled");
  }
}
