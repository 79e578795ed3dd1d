package ai.openclaw.secrets.env.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The variables a provider may read.
 *
 * @param names the variables; empty when it may read any
 */
record Allowlist(Optional<Set<String>> names) {

  /** The allowlist of a provider's settings; empty when it is not a list of names. */
  static Optional<Allowlist> of(ObjectNode settings) {
    JsonNode list = settings.get("allowlist");
    if (list == null) {
      return Optional.of(new Allowlist(Optional.empty()));
    }
    if (!list.isArray()) {
      return Optional.empty();
    }
    Set<String> names = new HashSet<>();
    for (JsonNode name : list) {
      if (!name.isTextual()) {
        return Optional.empty();
      }
      names.add(name.textValue());
    }
    return Optional.of(new Allowlist(Optional.of(Set.copyOf(names))));
  }

  boolean allows(String name) {
    return names.map(allowed -> allowed.contains(name)).orElse(true);
  }
}
