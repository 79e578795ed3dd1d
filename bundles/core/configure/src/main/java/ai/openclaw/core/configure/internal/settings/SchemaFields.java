package ai.openclaw.core.configure.internal.settings;

import ai.openclaw.core.configure.internal.settings.OneOfField.Word;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The questions that the schema of a provider's settings leads to. The schema itself is checked
 * once all are answered, so a rule that is not understood here does no harm.
 *
 * @param fields what is asked for, in the order of the schema
 * @param untold properties of kinds that nobody can type in one line
 */
record SchemaFields(List<Field> fields, List<String> untold) {
  private static final int MANY = 10_000;

  static SchemaFields of(ObjectNode schema) {
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(key -> required.add(key.asText()));
    var fields = new ArrayList<Field>();
    var untold = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> entry : schema.path("properties").properties()) {
      String key = entry.getKey();
      if (!key.equals("source")) {
        Optional<Field> field = field(key, entry.getValue(), required.contains(key));
        field.ifPresentOrElse(fields::add, () -> untold.add(key));
      }
    }
    return new SchemaFields(List.copyOf(fields), List.copyOf(untold));
  }

  private static Optional<Field> field(String key, JsonNode schema, boolean required) {
    String question = question(key, schema);
    boolean words = schema.path("enum").size() > 0;
    for (JsonNode word : schema.path("enum")) {
      words = words && word.isTextual();
    }
    if (words && required) {
      var choices = new ArrayList<Word>();
      schema.path("enum").forEach(word -> choices.add(new Word(word.asText(), "")));
      return Optional.of(new OneOfField(key, question, choices));
    }
    String tail = required ? "" : " (blank: not set)";
    if (words) {
      return Optional.of(new TextField(key, question + tail, false, oneOf(schema.path("enum"))));
    }
    return switch (schema.path("type").asText()) {
      case "string" -> Optional.of(new TextField(key, question + tail, required, rule(schema)));
      case "integer" ->
          Optional.of(
              new NumberField(
                  key,
                  question + tail,
                  required,
                  schema.path("minimum").asLong(Integer.MIN_VALUE),
                  schema.path("maximum").asLong(Integer.MAX_VALUE)));
      case "boolean" ->
          Optional.of(new FlagField(key, question + "?", schema.path("default").asBoolean(false)));
      case "array" ->
          schema.path("items").path("type").asText().equals("string")
              ? Optional.of(
                  new WordsField(
                      key,
                      question + ", with commas" + tail,
                      "",
                      schema.path("maxItems").asInt(MANY),
                      rule(schema.path("items"))))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static String question(String key, JsonNode schema) {
    String told = schema.path("description").asText(schema.path("title").asText(""));
    return told.isBlank() ? key : key + " (" + told.strip() + ")";
  }

  private static Function<String, Optional<String>> oneOf(JsonNode words) {
    var known = new ArrayList<String>();
    words.forEach(word -> known.add(word.asText()));
    return text -> Rules.wrong(!known.contains(text), "one of " + String.join(", ", known));
  }

  private static Function<String, Optional<String>> rule(JsonNode schema) {
    int longest = schema.path("maxLength").asInt(Integer.MAX_VALUE);
    String pattern = schema.path("pattern").asText("");
    String why = schema.path("x-message").asText("it must match " + pattern);
    Pattern compiled = compile(pattern);
    return text ->
        text.length() > longest
            ? Optional.of("no more than " + longest + " characters")
            : Rules.wrong(!compiled.matcher(text).find(), why);
  }

  private static Pattern compile(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      return Pattern.compile("");
    }
  }
}
