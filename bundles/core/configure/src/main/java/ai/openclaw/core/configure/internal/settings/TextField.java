package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A text.
 *
 * @param required whether it cannot be left out
 * @param rule why a text is not wanted
 */
record TextField(
    String key, String question, boolean required, Function<String, Optional<String>> rule)
    implements Field {
  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    String answer = dialog.text(question, settings.path(key).asText(""), this::objection);
    if (answer.isEmpty()) {
      settings.remove(key);
    } else {
      settings.put(key, answer);
    }
  }

  private Optional<String> objection(String text) {
    if (text.isEmpty()) {
      return required ? Rules.present(text) : Optional.empty();
    }
    return rule.apply(text);
  }
}
