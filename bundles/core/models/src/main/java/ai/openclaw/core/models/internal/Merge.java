package ai.openclaw.core.models.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Puts configured providers into what a file holds. Providers that only the file knows stay; of one
 * that both know, the file keeps an address for the same wire protocol and a plain key where the
 * configuration has no reference.
 */
final class Merge {
  private static final String KEY = "apiKey";
  private static final String URL = "baseUrl";

  private Merge() {}

  static ObjectNode into(JsonNode existing, MarkedProviders configured) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    if (existing.path("providers") instanceof ObjectNode old) {
      merged.setAll(old.deepCopy());
    }
    for (Map.Entry<String, JsonNode> entry : configured.providers().properties()) {
      JsonNode before = merged.path(entry.getKey());
      JsonNode next = entry.getValue().deepCopy();
      if (next instanceof ObjectNode object) {
        if (!configured.managed().contains(entry.getKey()) && keepsKey(before, next)) {
          object.set(KEY, before.path(KEY));
        }
        if (keepsAddress(before, next)) {
          object.set(URL, before.path(URL));
        }
      }
      merged.set(entry.getKey(), next);
    }
    return merged;
  }

  private static boolean keepsKey(JsonNode before, JsonNode next) {
    return filled(before.path(KEY))
        && !Markers.isMarker(before.path(KEY).textValue())
        && !(filled(next.path(KEY)) && Markers.isMarker(next.path(KEY).textValue()));
  }

  private static boolean keepsAddress(JsonNode before, JsonNode next) {
    if (!filled(before.path(URL))) {
      return false;
    }
    Optional<String> old = protocol(before);
    Optional<String> now = protocol(next);
    return old.isEmpty() || now.isEmpty() || old.equals(now);
  }

  /** The protocol of a provider, else those of its models. */
  private static Optional<String> protocol(JsonNode provider) {
    String own = provider.path("api").asText("").strip();
    if (!own.isEmpty()) {
      return Optional.of(own);
    }
    var ofModels = new TreeSet<String>();
    for (JsonNode model : provider.path("models")) {
      String api = model.path("api").asText("").strip();
      if (!api.isEmpty()) {
        ofModels.add(api);
      }
    }
    return ofModels.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", ofModels));
  }

  private static boolean filled(JsonNode value) {
    return value.isTextual() && !value.textValue().isEmpty();
  }
}
