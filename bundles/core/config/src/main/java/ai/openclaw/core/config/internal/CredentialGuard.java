package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.CredentialFields;
import ai.openclaw.core.config.CredentialNames;
import ai.openclaw.core.config.CredentialText;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Keeps placeholders and the texts of missing values out of credential fields. What stands there
 * already blocks no other change; it is told as a warning.
 */
final class CredentialGuard {
  private final Supplier<List<CredentialFields>> registries;

  /**
   * Creates it.
   *
   * @param registries who knows credential fields beside those that are known by their names
   */
  CredentialGuard(Supplier<List<CredentialFields>> registries) {
    this.registries = registries;
  }

  /** What stands in a credential field by mistake. */
  private record Mistake(List<String> path, JsonNode value, String why) {
    /** The same mistake in another element of the same list counts as the same. */
    List<Object> key() {
      List<Object> key = new ArrayList<>();
      path.forEach(segment -> key.add(segment.matches("\\d+") ? "[]" : segment));
      key.add(value);
      return key;
    }
  }

  /** The mistakes that a change would bring in. */
  List<ConfigIssue> introduced(JsonNode before, JsonNode after) {
    List<Mistake> mistakes = mistakes(after, true);
    if (mistakes.isEmpty()) {
      return List.of();
    }
    Map<List<Object>, Integer> known = new HashMap<>();
    mistakes(before, true).forEach(mistake -> known.merge(mistake.key(), 1, Integer::sum));
    List<ConfigIssue> issues = new ArrayList<>();
    for (Mistake mistake : mistakes) {
      if (known.merge(mistake.key(), -1, Integer::sum) < 0) {
        issues.add(
            issue(
                mistake,
                "; give the credential itself, or a reference {source, provider, id}, or remove the"
                    + " field"));
      }
    }
    return List.copyOf(issues);
  }

  /** The mistakes that are there; an empty field is none of them. */
  List<ConfigIssue> present(JsonNode source) {
    return mistakes(source, false).stream()
        .map(mistake -> issue(mistake, "; set the credential again, or remove the field"))
        .toList();
  }

  private static ConfigIssue issue(Mistake mistake, String remedy) {
    String where = Dots.join(mistake.path());
    return ConfigIssue.at(
        CredentialText.CODE, where, "The value " + mistake.why() + ", not a credential" + remedy);
  }

  private List<Mistake> mistakes(JsonNode source, boolean blanks) {
    Map<List<String>, Mistake> found = new LinkedHashMap<>();
    walk(source, new ArrayList<>(), found);
    for (CredentialFields registry : registries.get()) {
      for (List<String> path : registry.in(source)) {
        JsonNode value = Dots.find(source, path);
        boolean blank = value.isTextual() && value.textValue().isBlank();
        if (blanks || !blank) {
          CredentialText.mistake(value)
              .ifPresent(why -> found.putIfAbsent(path, new Mistake(path, value, why)));
        }
      }
    }
    return List.copyOf(found.values());
  }

  private static void walk(JsonNode node, List<String> path, Map<List<String>, Mistake> found) {
    if (node.isContainerNode()) {
      int index = 0;
      var names = node.fieldNames();
      for (JsonNode child : node) {
        path.add(node.isArray() ? Integer.toString(index++) : names.next());
        walk(child, path, found);
        path.remove(path.size() - 1);
      }
      return;
    }
    boolean placeholder = node.isTextual() && node.textValue().contains(CredentialText.REDACTED);
    boolean blank = node.isTextual() && node.textValue().isBlank();
    if (placeholder || (!blank && CredentialNames.matches(path))) {
      List<String> at = List.copyOf(path);
      CredentialText.mistake(node)
          .ifPresent(why -> found.putIfAbsent(at, new Mistake(at, node, why)));
    }
  }
}
