package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What {@code config set} was asked to set.
 *
 * @param assignments the paths and their values, in the order in which they were given
 * @param mode how they were given: {@code value}, {@code json} or {@code builder}
 */
record Wanted(List<Assignment> assignments, String mode) {
  Wanted {
    assignments = List.copyOf(assignments);
  }

  /**
   * Reads the command line.
   *
   * @param source the configuration, whose default aliases serve a reference without a provider
   */
  static Wanted of(CommandCall call, JsonNode source) throws RefusedInputException {
    boolean reference = ReferenceEntry.typed(call);
    boolean provider = ProviderEntry.typed(call);
    if (BatchInput.typed(call)) {
      if (reference || provider || !call.arguments().isEmpty()) {
        throw RefusedInputException.options(
            "A batch takes the place of path, value and builder options");
      }
      return new Wanted(BatchInput.read(call, source), "json");
    }
    if (call.arguments().isEmpty()) {
      throw RefusedInputException.options(
          "There is no path", "for example: openclaw config set gateway.port 19001");
    }
    String path = call.arguments().get(0);
    if (!reference && !provider) {
      return typed(call, path);
    }
    if (reference && provider) {
      throw RefusedInputException.options(
          "--ref-… builds a reference and --provider-… builds a provider: use one of them");
    }
    if (call.arguments().size() > 1 || call.flag("strict-json")) {
      throw RefusedInputException.options(
          reference
              ? "A reference takes the place of the value"
              : "A provider takes the place of the value");
    }
    JsonNode built = reference ? ReferenceEntry.of(call, source) : ProviderEntry.of(call);
    Assignment assignment = Assignment.of(path, built);
    if (provider) {
      ProviderEntry.requireAlias(assignment.path());
    }
    return new Wanted(List.of(assignment), "builder");
  }

  private static Wanted typed(CommandCall call, String path) throws RefusedInputException {
    if (call.arguments().size() < 2) {
      throw new RefusedInputException(
          CommandFailure.of(
              "CONFIG_VALUE_MISSING",
              "There is no value for " + path,
              "give it behind the path, or a reference by --ref-source and --ref-id"));
    }
    String text = call.arguments().get(1);
    if (!call.flag("strict-json")) {
      return new Wanted(List.of(Assignment.of(path, TypedValue.parse(text))), "value");
    }
    Optional<JsonNode> value = TypedValue.strict(text);
    if (value.isEmpty()) {
      throw new RefusedInputException(
          CommandFailure.of(
              "CONFIG_VALUE_NOT_JSON",
              "The value for " + path + " is not JSON",
              "quote it for the shell, or leave --strict-json out to set a string"));
    }
    return new Wanted(List.of(Assignment.of(path, value.get())), "json");
  }
}
