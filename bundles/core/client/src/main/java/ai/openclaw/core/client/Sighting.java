package ai.openclaw.core.client;

import ai.openclaw.api.command.RemoteGatewayException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look at a gateway found. Immutable.
 *
 * @param latencyMs from the first byte sent to the greeting; empty when there was none
 * @param hello the greeting
 * @param failure why there was none; the message names no target and holds no secret
 * @param close how the gateway closed the connection by itself
 * @param answers the payloads, by method
 * @param refusals why a method has none, by method
 */
public record Sighting(
    Optional<Long> latencyMs,
    Optional<JsonNode> hello,
    Optional<RemoteGatewayException> failure,
    Optional<Close> close,
    Map<String, JsonNode> answers,
    Map<String, RemoteGatewayException> refusals) {
  /** Copies the collections. */
  public Sighting {
    answers = Map.copyOf(answers);
    refusals = Map.copyOf(refusals);
  }

  /**
   * A close frame, or its absence.
   *
   * @param code the close code, 1006 when the connection was never made or broke
   * @param reason its reason; may be empty
   */
  public record Close(int code, String reason) {}

  /** Whether the gateway greeted. */
  public boolean connected() {
    return hello.isPresent();
  }

  /** The role that was granted; empty without a greeting. */
  public Optional<String> role() {
    return hello.map(greeting -> greeting.path("auth").path("role").asText("operator"));
  }

  /** The scopes that were granted. */
  public List<String> scopes() {
    return hello.stream()
        .flatMap(greeting -> greeting.path("auth").path("scopes").valueStream())
        .map(JsonNode::asText)
        .toList();
  }
}
