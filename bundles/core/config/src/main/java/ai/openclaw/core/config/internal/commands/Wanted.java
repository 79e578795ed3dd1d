package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** The value that {@code config set} was asked to set. */
sealed interface Wanted {
  /**
   * A value.
   *
   * @param value the value
   * @param mode how it was given: {@code value}, {@code json} or {@code builder}
   */
  record Value(JsonNode value, String mode) implements Wanted {}

  /** None that can be used. */
  record Unusable(CommandFailure failure) implements Wanted {}

  /**
   * Reads the command line.
   *
   * @param source the configuration, whose default aliases serve a reference without a provider
   */
  static Wanted of(CommandCall call, JsonNode source) {
    String path = call.arguments().get(0);
    Optional<String> refSource = call.option("ref-source");
    Optional<String> id = call.option("ref-id");
    Optional<String> provider = call.option("ref-provider");
    boolean typed = call.arguments().size() > 1;
    if (refSource.isPresent() || id.isPresent() || provider.isPresent()) {
      if (typed || call.flag("strict-json")) {
        return unusable("CONFIG_SET_OPTIONS", "A reference takes the place of the value", "");
      }
      return refSource.isPresent() && id.isPresent()
          ? new Value(reference(refSource.get(), provider, id.get(), source), "builder")
          : unusable(
              "CONFIG_SET_OPTIONS",
              "A reference needs --ref-source and --ref-id",
              "for example --ref-source env --ref-id OPENAI_API_KEY");
    }
    if (!typed) {
      return unusable(
          "CONFIG_VALUE_MISSING",
          "There is no value for " + path,
          "give it behind the path, or a reference by --ref-source and --ref-id");
    }
    String text = call.arguments().get(1);
    if (!call.flag("strict-json")) {
      return new Value(TypedValue.parse(text), "value");
    }
    Optional<JsonNode> value = TypedValue.strict(text);
    return value.isPresent()
        ? new Value(value.get(), "json")
        : unusable(
            "CONFIG_VALUE_NOT_JSON",
            "The value for " + path + " is not JSON",
            "quote it for the shell, or leave --strict-json out to set a string");
  }

  private static ObjectNode reference(
      String source, Optional<String> provider, String id, JsonNode config) {
    JsonNode known = Dots.find(config, List.of("secrets", "defaults", source));
    String alias =
        known.isTextual() && !known.textValue().isBlank() ? known.textValue() : "default";
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", source)
        .put("provider", provider.orElse(alias))
        .put("id", id);
  }

  private static Unusable unusable(String code, String message, String hint) {
    return new Unusable(
        new CommandFailure(code, message, hint.isEmpty() ? List.of() : List.of(hint)));
  }
}
