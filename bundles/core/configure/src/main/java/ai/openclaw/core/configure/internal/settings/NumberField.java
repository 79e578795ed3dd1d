package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A whole number.
 *
 * @param required whether it cannot be left out
 */
record NumberField(String key, String question, boolean required, long min, long max)
    implements Field {
  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    String answer =
        dialog.text(question, settings.path(key).asText(""), Rules.number(min, max, required));
    if (answer.isEmpty()) {
      settings.remove(key);
      return;
    }
    long number = Long.parseLong(answer);
    if (settings.path(key).isNumber() && settings.path(key).longValue() == number) {
      return;
    }
    if (number == (int) number) {
      settings.put(key, (int) number);
    } else {
      settings.put(key, number);
    }
  }
}
