package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Yes or no.
 *
 * @param otherwise what counts when the key is left out, which is how that answer is written
 */
record FlagField(String key, String question, boolean otherwise) implements Field {
  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    JsonNode present = settings.path(key);
    boolean answer = dialog.confirm(question, present.asBoolean(otherwise));
    if (present.isBoolean() && present.booleanValue() == answer) {
      return;
    }
    if (answer == otherwise) {
      settings.remove(key);
    } else {
      settings.put(key, answer);
    }
  }
}
