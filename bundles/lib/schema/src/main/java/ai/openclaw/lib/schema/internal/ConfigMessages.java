package ai.openclaw.lib.schema.internal;

import ai.openclaw.lib.schema.DidYouMean;
import ai.openclaw.lib.schema.SchemaIssue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The words for operators: what is expected and what kind of thing is there, never its value. */
public final class ConfigMessages {
  private final List<SchemaIssue> issues = new ArrayList<>();

  private ConfigMessages() {}

  /** Words every violation; of alternatives only the one that was most likely meant. */
  public static List<SchemaIssue> of(List<Violation> violations) {
    var messages = new ConfigMessages();
    for (Violation violation : violations) {
      messages.add(violation);
    }
    return List.copyOf(messages.issues);
  }

  private void add(Violation violation) {
    if (violation instanceof Violation.WrongType wrong) {
      say(wrong, Code.WRONG_TYPE, expected(wrong.expected(), wrong.found()));
    } else if (violation instanceof Violation.Unrecognized unknown) {
      say(
          unknown,
          Code.UNRECOGNIZED_KEY,
          "Unrecognized key: \""
              + unknown.key()
              + "\""
              + DidYouMean.hint(unknown.key(), unknown.known()));
    } else if (violation instanceof Violation.Missing missing) {
      say(missing, Code.MISSING_KEY, "missing key \"" + missing.key() + "\"");
    } else if (violation instanceof Violation.NotAllowed none) {
      say(none, Code.NOT_ALLOWED, allowed(none.allowed(), none.value()));
    } else if (violation instanceof Violation.Beyond beyond) {
      say(
          beyond,
          Code.OUT_OF_RANGE,
          beyond.hint().isEmpty()
              ? beyond.limit().config(beyond.bound().toPlainString())
              : beyond.hint());
    } else if (violation instanceof Violation.Mismatch mismatch) {
      say(
          mismatch,
          Code.BAD_FORM,
          mismatch.hint().isEmpty()
              ? "expected a string that matches " + mismatch.pattern()
              : mismatch.hint());
    } else if (violation instanceof Violation.BadName name) {
      String why = of(name.why()).get(0).message();
      say(name, Code.BAD_FORM, "the key \"" + name.key() + "\" is not possible here: " + why);
    } else if (violation instanceof Violation.NoBranch none) {
      Alternatives.meant(none).forEach(this::add);
    } else if (violation instanceof Violation.Ambiguous) {
      say(violation, Code.NO_MATCH, "fits more than one of the forms that exclude each other");
    } else {
      say(violation, Code.NOT_ALLOWED, "nothing may stand here");
    }
  }

  private void say(Violation violation, Code code, String words) {
    issues.add(new SchemaIssue(violation.at().path(), code.name(), words));
  }

  private static String expected(Collection<JsonType> types, JsonType found) {
    String words = types.stream().map(JsonType::words).collect(Collectors.joining(" or "));
    return "expected " + words + ", found " + found(found, types);
  }

  private static String found(JsonType found, Collection<JsonType> expected) {
    return switch (found) {
      case NOT_FINITE -> "NaN or infinity";
      case NUMBER -> expected.contains(JsonType.INTEGER) ? "a fraction" : found.words();
      case INTEGER -> JsonType.NUMBER.words();
      default -> found.words();
    };
  }

  private static String allowed(List<JsonNode> allowed, JsonNode value) {
    String list = allowed.stream().map(JsonNode::toString).collect(Collectors.joining(", "));
    String words = "expected " + (allowed.size() == 1 ? "" : "one of ") + list;
    boolean typeFits = allowed.stream().anyMatch(one -> one.getNodeType() == value.getNodeType());
    if (!typeFits) {
      return words + ", found " + found(JsonType.of(value), List.of());
    }
    List<String> names =
        allowed.stream().filter(JsonNode::isTextual).map(JsonNode::textValue).toList();
    return value.isTextual() ? words + DidYouMean.hint(value.textValue(), names) : words;
  }
}
