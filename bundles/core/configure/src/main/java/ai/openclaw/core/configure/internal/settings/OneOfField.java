package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.Dialog.Choice;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * One of some words; the answer is always written.
 *
 * @param words the words, the usual one first
 */
record OneOfField(String key, String question, List<Word> words) implements Field {
  record Word(String word, String hint) {}

  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    String present = settings.path(key).asText("");
    var choices = new ArrayList<Choice<String>>();
    int initial = 0;
    for (Word word : words) {
      if (word.word().equals(present)) {
        initial = choices.size();
      }
      choices.add(new Choice<>(word.word(), word.word(), word.hint()));
    }
    settings.put(key, dialog.choose(question, choices, initial));
  }
}
