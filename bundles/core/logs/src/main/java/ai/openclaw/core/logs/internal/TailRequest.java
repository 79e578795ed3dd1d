package ai.openclaw.core.logs.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalLong;

/**
 * What is wanted of the end of the log. Immutable.
 *
 * @param cursor where the last answer ended; empty for the end of the file
 * @param limit how many lines at most
 * @param maxBytes how much of the file at most
 */
record TailRequest(OptionalLong cursor, int limit, int maxBytes) {
  static final int LIMIT = 500;
  static final int MOST_LINES = 5000;
  static final int BYTES = 250_000;
  static final int MOST_BYTES = 1_000_000;

  TailRequest from(long offset) {
    return new TailRequest(OptionalLong.of(offset), limit, maxBytes);
  }

  /** The parameters of {@code logs.tail}. */
  ObjectNode params() {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    cursor.ifPresent(at -> params.put("cursor", at));
    return params.put("limit", limit).put("maxBytes", maxBytes);
  }
}
