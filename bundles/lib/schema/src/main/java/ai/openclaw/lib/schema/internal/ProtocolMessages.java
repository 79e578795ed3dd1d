package ai.openclaw.lib.schema.internal;

import ai.openclaw.lib.schema.SchemaIssue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The words of the WebSocket protocol: every breach, those of alternatives too, each text once. */
public final class ProtocolMessages {
  private final List<SchemaIssue> issues = new ArrayList<>();
  private final HashSet<String> texts = new HashSet<>();

  private ProtocolMessages() {}

  /** Words every violation. */
  public static List<SchemaIssue> of(List<Violation> violations) {
    var messages = new ProtocolMessages();
    for (Violation violation : violations) {
      messages.add(violation);
    }
    return List.copyOf(messages.issues);
  }

  private void add(Violation violation) {
    if (violation instanceof Violation.WrongType wrong) {
      String types =
          wrong.expected().stream().map(JsonType::keyword).collect(Collectors.joining(","));
      say(wrong, Code.WRONG_TYPE, "must be " + types);
    } else if (violation instanceof Violation.Unrecognized unknown) {
      List<String> path = unknown.at().path();
      String place = path.isEmpty() ? "at root" : "at " + pointer(path);
      put(path, Code.UNRECOGNIZED_KEY, place + ": unexpected property '" + unknown.key() + "'");
    } else if (violation instanceof Violation.Missing missing) {
      say(missing, Code.MISSING_KEY, "must have required property '" + missing.key() + "'");
    } else if (violation instanceof Violation.NotAllowed none) {
      say(
          none,
          Code.NOT_ALLOWED,
          none.constant()
              ? "must be equal to constant"
              : "must be equal to one of the allowed values");
    } else if (violation instanceof Violation.Beyond beyond) {
      say(beyond, Code.OUT_OF_RANGE, beyond.limit().protocol(beyond.bound().toPlainString()));
    } else if (violation instanceof Violation.Mismatch mismatch) {
      say(mismatch, Code.BAD_FORM, "must match pattern \"" + mismatch.pattern() + "\"");
    } else if (violation instanceof Violation.BadName name) {
      name.why().forEach(this::add);
      say(name, Code.BAD_FORM, "property name must be valid");
    } else if (violation instanceof Violation.NoBranch none) {
      none.branches().forEach(branch -> branch.forEach(this::add));
      say(
          none,
          Code.NO_MATCH,
          none.exactlyOne()
              ? "must match exactly one schema in oneOf"
              : "must match a schema in anyOf");
    } else if (violation instanceof Violation.Ambiguous) {
      say(violation, Code.NO_MATCH, "must match exactly one schema in oneOf");
    } else {
      say(violation, Code.NOT_ALLOWED, "boolean schema is false");
    }
  }

  private void say(Violation violation, Code code, String words) {
    List<String> path = violation.at().path();
    put(path, code, path.isEmpty() ? words : "at " + pointer(path) + ": " + words);
  }

  private void put(List<String> path, Code code, String text) {
    if (texts.add(text)) {
      issues.add(new SchemaIssue(path, code.name(), text));
    }
  }

  private static String pointer(List<String> path) {
    return path.stream()
        .map(key -> "/" + key.replace("~", "~0").replace("/", "~1"))
        .collect(Collectors.joining());
  }
}
