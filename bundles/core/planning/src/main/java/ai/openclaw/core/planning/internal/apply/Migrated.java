package ai.openclaw.core.planning.internal.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** The plain values that a plan moves elsewhere. Never shown. Used by one thread. */
final class Migrated {
  private final Set<String> values = new HashSet<>();

  void add(JsonNode value) {
    if (value.isTextual() && !value.textValue().isBlank()) {
      values.add(value.textValue());
    }
  }

  boolean contains(String value) {
    return values.contains(value);
  }
}
