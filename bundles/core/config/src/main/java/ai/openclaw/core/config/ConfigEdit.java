package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** One change of one path. Immutable. */
public sealed interface ConfigEdit {
  /** The keys from the root; list indexes as decimal numbers. */
  List<String> path();

  /**
   * Sets a value, making parents that are missing.
   *
   * @param path where
   * @param value what
   */
  record Set(List<String> path, JsonNode value) implements ConfigEdit {
    /** Copies the list. */
    public Set {
      path = List.copyOf(path);
    }
  }

  /**
   * Removes a value; nothing happens when there is none.
   *
   * @param path where
   */
  record Remove(List<String> path) implements ConfigEdit {
    /** Copies the list. */
    public Remove {
      path = List.copyOf(path);
    }
  }
}
