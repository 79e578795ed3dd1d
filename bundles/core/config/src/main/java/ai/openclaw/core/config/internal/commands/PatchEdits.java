package ai.openclaw.core.config.internal.commands;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The edits that a patch asks for: objects merge, lists and plain values replace, null removes.
 * Used once.
 */
final class PatchEdits {
  private final JsonNode source;
  private final Set<List<String>> replaced;
  private final List<ConfigEdit> edits = new ArrayList<>();

  /**
   * Creates it.
   *
   * @param source the configuration that is patched
   * @param replaced the paths whose value replaces what is there
   */
  PatchEdits(JsonNode source, Set<List<String>> replaced) {
    this.source = source;
    this.replaced = Set.copyOf(replaced);
  }

  List<ConfigEdit> of(JsonNode patch) throws RefusedInputException {
    for (List<String> path : replaced) {
      if (Dots.find(patch, path).isMissingNode()) {
        throw RefusedInputException.options(
            "--replace-path " + Dots.join(path) + " is not a path of the patch");
      }
    }
    walk(List.of(), patch);
    return List.copyOf(edits);
  }

  private void walk(List<String> path, JsonNode value) throws RefusedInputException {
    JsonNode present = Dots.find(source, path);
    if (value.isNull()) {
      edits.add(new ConfigEdit.Remove(path));
    } else if (replaced.contains(path)) {
      edits.add(new ConfigEdit.Set(path, value));
    } else if (!value.isObject()) {
      KeptEntries.require(source, path, value);
      edits.add(new ConfigEdit.Set(path, value));
    } else if (!present.isObject() && !present.isMissingNode()) {
      throw KeptEntries.cannotMerge(Dots.join(path));
    } else if (value.isEmpty() && present.isMissingNode()) {
      edits.add(new ConfigEdit.Set(path, value));
    } else {
      for (var field : value.properties()) {
        var below = new ArrayList<>(path);
        below.add(field.getKey());
        walk(List.copyOf(below), field.getValue());
      }
    }
  }
}
