package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * One compiled assertion about a value. Immutable. The assertions are records and no lambdas: this
 * runs at every start, where each lambda costs the making of a class.
 */
interface Check {
  /** Adds what the value breaks. */
  void check(JsonNode value, Location at, List<Violation> found);
}
