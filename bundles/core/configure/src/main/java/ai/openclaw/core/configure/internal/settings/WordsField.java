package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list of texts, typed with commas between them; nothing leaves the key out.
 *
 * @param none the word for a list that is there and empty; blank when there is none
 * @param most how many texts it may have
 * @param rule why a text is not wanted
 */
record WordsField(
    String key, String question, String none, int most, Function<String, Optional<String>> rule)
    implements Field {
  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    JsonNode present = settings.path(key);
    var texts = new ArrayList<String>();
    present.forEach(text -> texts.add(text.asText()));
    String initial = present.isArray() && present.isEmpty() ? none : String.join(", ", texts);
    String answer = dialog.text(question, initial, this::objection);
    if (answer.isEmpty()) {
      settings.remove(key);
      return;
    }
    ArrayNode list = settings.putArray(key);
    words(answer).forEach(list::add);
  }

  private List<String> words(String answer) {
    var words = new ArrayList<String>();
    for (String word : answer.split(",", -1)) {
      if (!word.isBlank() && !answer.equals(none)) {
        words.add(word.strip());
      }
    }
    return words;
  }

  private Optional<String> objection(String answer) {
    List<String> words = words(answer);
    if (words.size() > most) {
      return Optional.of("no more than " + most);
    }
    return words.stream().map(rule).flatMap(Optional::stream).findFirst();
  }
}
