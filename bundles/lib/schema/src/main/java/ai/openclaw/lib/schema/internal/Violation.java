package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;

/** A breach as data; a style makes words of it. */
public sealed interface Violation {
  /** The value it is about. */
  Location at();

  /** The value has another type. */
  record WrongType(Location at, List<JsonType> expected, JsonType found) implements Violation {}

  /** An object has a key that its schema does not know. */
  record Unrecognized(Location at, String key, Collection<String> known) implements Violation {}

  /** An object lacks a key. */
  record Missing(Location at, String key) implements Violation {}

  /** The value is none of those listed; {@code value} serves to find a near one. */
  record NotAllowed(Location at, List<JsonNode> allowed, boolean constant, JsonNode value)
      implements Violation {}

  /** A size or number is beyond a limit. */
  record Beyond(Location at, Limit limit, BigDecimal bound, String hint) implements Violation {}

  /** A string does not match. */
  record Mismatch(Location at, String pattern, String hint) implements Violation {}

  /** The name of a key does not match. */
  record BadName(Location at, String key, List<Violation> why) implements Violation {}

  /** No alternative fits; the lists are what each one says. */
  record NoBranch(Location at, boolean exactlyOne, List<List<Violation>> branches)
      implements Violation {}

  /** More than one of the alternatives that exclude each other fits. */
  record Ambiguous(Location at) implements Violation {}

  /** Nothing may stand here. */
  record Forbidden(Location at) implements Violation {}
}
