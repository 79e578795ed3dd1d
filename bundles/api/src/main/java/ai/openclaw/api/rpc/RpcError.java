package ai.openclaw.api.rpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The error of an answer frame. Immutable.
 *
 * @param code what kind of error
 * @param message one line for the caller; never a secret
 * @param details further data for programs
 * @param retryAfter set when the same call may work later: how long to wait
 */
public record RpcError(
    Code code, String message, Optional<JsonNode> details, Optional<Duration> retryAfter) {
  /** Checks that no part is absent. */
  public RpcError {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(details, "details");
    Objects.requireNonNull(retryAfter, "retryAfter");
  }

  /** The codes of the protocol. */
  public enum Code {
    /** The account is not linked. */
    NOT_LINKED,
    /** The device is not paired, or asks for more than was approved. */
    NOT_PAIRED,
    /** The agent did not answer in time. */
    AGENT_TIMEOUT,
    /** The request is wrong and will stay wrong. */
    INVALID_REQUEST,
    /** No such approval. */
    APPROVAL_NOT_FOUND,
    /** The gateway cannot do it now. */
    UNAVAILABLE
  }

  /** An error with code and message only. */
  public static RpcError of(Code code, String message) {
    return new RpcError(code, message, Optional.empty(), Optional.empty());
  }

  /** {@link Code#INVALID_REQUEST} with a message. */
  public static RpcError invalidRequest(String message) {
    return of(Code.INVALID_REQUEST, message);
  }

  /** {@link Code#UNAVAILABLE} with a message. */
  public static RpcError unavailable(String message) {
    return of(Code.UNAVAILABLE, message);
  }
}
