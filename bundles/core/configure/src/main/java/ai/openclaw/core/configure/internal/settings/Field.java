package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One setting that is asked for. Immutable. */
interface Field {
  /**
   * Asks for it.
   *
   * @param settings what is known already; the answer is put there, or its key removed
   */
  void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException;
}
