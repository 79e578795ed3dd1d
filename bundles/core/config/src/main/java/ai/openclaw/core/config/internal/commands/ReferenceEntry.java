package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Builds a secret reference from options. */
final class ReferenceEntry {
  private ReferenceEntry() {}

  static boolean typed(CommandCall call) {
    return call.option("ref-source").isPresent()
        || call.option("ref-id").isPresent()
        || call.option("ref-provider").isPresent();
  }

  /**
   * The reference.
   *
   * @param config the configuration, whose default aliases serve where no provider is named
   */
  static ObjectNode of(CommandCall call, JsonNode config) throws RefusedInputException {
    Optional<String> source = call.option("ref-source");
    Optional<String> id = call.option("ref-id");
    if (source.isEmpty() || id.isEmpty()) {
      throw RefusedInputException.options(
          "A reference needs --ref-source and --ref-id",
          "for example --ref-source env --ref-id OPENAI_API_KEY");
    }
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", source.get())
        .put(
            "provider",
            call.option("ref-provider").orElseGet(() -> standardAlias(config, source.get())))
        .put("id", id.get());
  }

  private static String standardAlias(JsonNode config, String source) {
    JsonNode known = Dots.find(config, List.of("secrets", "defaults", source));
    return known.isTextual() && !known.textValue().isBlank() ? known.textValue() : "default";
  }
}
