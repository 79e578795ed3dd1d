package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a list of assignments: {@code [{path, value|ref|provider}, …]}. */
final class BatchInput {
  private static final List<String> KINDS = List.of("value", "ref", "provider");

  private BatchInput() {}

  static boolean typed(CommandCall call) {
    return call.option("batch-json").isPresent() || call.option("batch-file").isPresent();
  }

  static List<Assignment> read(CommandCall call, JsonNode source) throws RefusedInputException {
    Optional<String> text = call.option("batch-json");
    Optional<String> file = call.option("batch-file");
    if (text.isPresent() && file.isPresent()) {
      throw RefusedInputException.options("Use --batch-json or --batch-file, not both");
    }
    String name = text.isPresent() ? "--batch-json" : "--batch-file";
    JsonNode batch =
        text.isPresent()
            ? InputDocument.parse(text.get(), name)
            : InputDocument.file(call.workingDirectory().resolve(file.orElse("")), name);
    if (!batch.isArray()) {
      throw RefusedInputException.options(name + " must be a JSON array of {path, value}");
    }
    List<Assignment> assignments = new ArrayList<>();
    for (int i = 0; i < batch.size(); i++) {
      assignments.add(assignment(batch.get(i), name + "[" + i + "]"));
    }
    return assignments;
  }

  private static Assignment assignment(JsonNode entry, String where) throws RefusedInputException {
    if (!entry.path("path").isTextual() || entry.path("path").textValue().isBlank()) {
      throw RefusedInputException.options(where + ".path is required");
    }
    List<String> kinds = KINDS.stream().filter(entry::has).toList();
    if (kinds.size() != 1) {
      throw RefusedInputException.options(
          where + " must include exactly one of: value, ref, provider");
    }
    String kind = kinds.get(0);
    JsonNode value = entry.path(kind);
    Assignment assignment = Assignment.of(entry.path("path").textValue(), value);
    if (kind.equals("ref")) {
      requireTexts(value, where + ".ref", "source", "provider", "id");
    } else if (kind.equals("provider")) {
      requireTexts(value, where + ".provider", "source");
      ProviderEntry.requireAlias(assignment.path());
    }
    return assignment;
  }

  private static void requireTexts(JsonNode value, String where, String... keys)
      throws RefusedInputException {
    if (!Stream.of(keys).allMatch(key -> value.path(key).isTextual())) {
      throw RefusedInputException.options(
          where + " must be an object with " + String.join(", ", keys));
    }
  }
}
