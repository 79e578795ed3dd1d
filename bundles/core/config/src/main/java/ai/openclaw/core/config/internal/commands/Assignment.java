package ai.openclaw.core.config.internal.commands;

import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A path and the value it is to get.
 *
 * @param text the path as it was written
 * @param path its keys
 * @param value the value
 */
record Assignment(String text, List<String> path, JsonNode value) {
  Assignment {
    path = List.copyOf(path);
  }

  /** An assignment to a path as it was written. */
  static Assignment of(String text, JsonNode value) throws RefusedInputException {
    List<String> path = Dots.parse(text);
    if (path.isEmpty()) {
      throw new RefusedInputException(Failures.badPath(text));
    }
    return new Assignment(text, path, value);
  }

  ConfigEdit edit() {
    return new ConfigEdit.Set(path, value);
  }
}
