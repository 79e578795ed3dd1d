package ai.openclaw.lib.schema;

import java.util.List;

/**
 * One place where a value breaks its schema. Immutable.
 *
 * @param path the keys from the root to the place, list indexes as decimal numbers; of an unknown
 *     or missing key the path of the object around it
 * @param code what kind of breach it is, for example {@code UNRECOGNIZED_KEY}
 * @param message expectation and what kind of thing was found; never the value
 */
public record SchemaIssue(List<String> path, String code, String message) {
  /** Copies the list. */
  public SchemaIssue {
    path = List.copyOf(path);
  }
}
