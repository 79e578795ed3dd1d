package ai.openclaw.core.gateway.internal.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What one message of a client turned out to be. */
public sealed interface Inbound {

  /**
   * A request frame.
   *
   * @param id its id, a text
   * @param method the method it names
   * @param params its parameters; a missing node when it has none
   */
  record Request(JsonNode id, String method, JsonNode params) implements Inbound {}

  /**
   * JSON, but no request frame.
   *
   * @param id the value of {@code id}, when it has one
   * @param reasons what is wrong, at least one
   */
  record Malformed(Optional<JsonNode> id, List<String> reasons) implements Inbound {}

  /** No JSON at all. */
  record NotJson() implements Inbound {}
}
