package ai.openclaw.api.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One request. Exactly one of {@link #answer} and {@link #fail} ends it; {@link #accepted} may come
 * once before. They may be called from any thread, and also after {@link RpcMethod#call} returned.
 * Whatever comes after the end, or after the connection closed, is dropped.
 */
@ProviderType
public interface RpcCall {
  /** The method's name. */
  String method();

  /** The parameters as sent; a missing node when the request has none. Not to be changed. */
  JsonNode params();

  /** Who calls. */
  Principal principal();

  /** The id of the connection, unique while the gateway runs. */
  String connectionId();

  /** Whether the caller is on this machine, with no proxy in between. */
  boolean direct();

  /** Whether nobody waits for the answer any more. */
  boolean cancelled();

  /** Sends the first of two answers: the work has begun. */
  void accepted(JsonNode payload);

  /** Ends the call with success. */
  void answer(JsonNode payload);

  /** Ends the call with an error and no payload. */
  default void fail(RpcError error) {
    fail(error, Optional.empty());
  }

  /** Ends the call with an error and a payload beside it. */
  void fail(RpcError error, Optional<JsonNode> payload);
}
