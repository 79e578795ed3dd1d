package ai.openclaw.core.models.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models that a configuration names: those that its providers describe, and those that agents
 * may use. Immutable.
 */
final class KnownModels {
  private final Map<String, ObjectNode> described = new LinkedHashMap<>();
  private final Map<String, Optional<String>> chosen = new LinkedHashMap<>();

  private KnownModels(JsonNode config) {
    for (var provider : config.path("models").path("providers").properties()) {
      for (JsonNode model : provider.getValue().path("models")) {
        String id = model.path("id").asText();
        if (!id.isBlank()) {
          described.put(provider.getKey() + "/" + id, row(provider.getKey(), id, model));
        }
      }
    }
    JsonNode defaults = config.path("agents").path("defaults");
    for (var model : defaults.path("models").properties()) {
      chosen.put(
          model.getKey(),
          Optional.ofNullable(model.getValue().path("alias").textValue())
              .filter(alias -> !alias.isBlank()));
    }
    JsonNode primary = defaults.path("model");
    List<String> used = new ArrayList<>();
    used.add(primary.isTextual() ? primary.asText() : primary.path("primary").asText());
    primary.path("fallbacks").forEach(fallback -> used.add(fallback.asText()));
    if (!chosen.isEmpty()) {
      used.stream()
          .filter(name -> name.contains("/"))
          .forEach(name -> chosen.putIfAbsent(name, Optional.empty()));
    }
  }

  static KnownModels of(JsonNode config) {
    return new KnownModels(config);
  }

  /** Every model that a provider describes. */
  ArrayNode all() {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    described.values().forEach(list::add);
    return list;
  }

  /** The models that agents may choose from; all of them where nothing narrows the choice. */
  ArrayNode choosable() {
    if (chosen.isEmpty()) {
      return all();
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    chosen.forEach(
        (name, alias) -> {
          int slash = name.indexOf('/');
          if (slash > 0 && slash < name.length() - 1) {
            ObjectNode row =
                Optional.ofNullable(described.get(name))
                    .map(ObjectNode::deepCopy)
                    .orElseGet(
                        () ->
                            row(
                                name.substring(0, slash),
                                name.substring(slash + 1),
                                JsonNodeFactory.instance.objectNode()));
            alias.ifPresent(some -> row.put("alias", some));
            list.add(row);
          }
        });
    return list;
  }

  private static ObjectNode row(String provider, String id, JsonNode model) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.put("id", id);
    row.put("name", model.path("name").asText(id));
    row.put("provider", provider);
    for (String fact : List.of("contextWindow", "reasoning", "input")) {
      if (model.hasNonNull(fact)) {
        row.set(fact, model.path(fact));
      }
    }
    return row;
  }
}
