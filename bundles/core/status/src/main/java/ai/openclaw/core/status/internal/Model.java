package ai.openclaw.core.status.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The model that agents use when nothing else is said. Immutable.
 *
 * @param id its id at the provider
 * @param contextTokens how much it can read, where the configuration says so
 */
record Model(String id, OptionalLong contextTokens) {

  /** Reads {@code agents.defaults.model}; empty when it names none. */
  static Optional<Model> configured(JsonNode config) {
    JsonNode model = config.path("agents").path("defaults").path("model");
    String name = model.isTextual() ? model.asText() : model.path("primary").asText();
    int slash = name.indexOf('/');
    if (slash < 0) {
      return name.isEmpty() ? Optional.empty() : Optional.of(new Model(name, OptionalLong.empty()));
    }
    String id = name.substring(slash + 1);
    JsonNode provider = config.path("models").path("providers").path(name.substring(0, slash));
    for (JsonNode known : provider.path("models")) {
      if (known.path("id").asText().equals(id) && known.path("contextWindow").isNumber()) {
        return Optional.of(new Model(id, OptionalLong.of(known.path("contextWindow").asLong())));
      }
    }
    return Optional.of(new Model(id, OptionalLong.empty()));
  }

  /** Writes the model and its size, null where unknown. */
  static void write(ObjectNode node, Optional<Model> model) {
    node.put("model", model.map(Model::id).orElse(null));
    if (model.isPresent() && model.get().contextTokens().isPresent()) {
      node.put("contextTokens", model.get().contextTokens().getAsLong());
    } else {
      node.putNull("contextTokens");
    }
  }
}
