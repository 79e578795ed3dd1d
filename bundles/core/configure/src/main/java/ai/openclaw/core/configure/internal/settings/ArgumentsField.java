package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A list of texts in which blanks and commas count, typed as JSON. */
record ArgumentsField(String key, String question, int most, int longest) implements Field {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  @Override
  public void ask(Dialog dialog, ObjectNode settings) throws DialogCancelledException {
    JsonNode present = settings.path(key);
    String initial = present.isArray() ? present.toString() : "[]";
    String answer = dialog.text(question, initial, this::objection);
    read(answer)
        .ifPresent(
            list -> {
              if (list.isEmpty() && !present.isArray()) {
                settings.remove(key);
              } else {
                settings.set(key, list);
              }
            });
  }

  private static Optional<ArrayNode> read(String text) {
    if (text.isEmpty()) {
      return Optional.of(JSON.createArrayNode());
    }
    try {
      return JSON.readTree(text) instanceof ArrayNode list ? Optional.of(list) : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private Optional<String> objection(String text) {
    Optional<ArrayNode> list = read(text);
    if (list.isEmpty()) {
      return Optional.of("a JSON list of texts, for example [\"kv\", \"get\"]");
    }
    for (JsonNode one : list.get()) {
      if (!one.isTextual() || one.textValue().length() > longest) {
        return Optional.of("every argument is a text of at most " + longest + " characters");
      }
    }
    return Rules.wrong(list.get().size() > most, "no more than " + most + " arguments");
  }
}
