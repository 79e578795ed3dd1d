package ai.openclaw.core.devices;

import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Limits how often one caller may show a wrong credential. Thread-safe. */
@ConsumerType
public interface GuessLimit {
  /** How long the caller is locked out; empty when it may try. */
  Optional<Duration> locked();

  /** Counts a wrong credential. */
  void wrong();

  /** The credential was right: what was wrong before is forgiven. */
  void right();

  /** The answer to a caller that is locked out. */
  static RpcError refusal(Duration wait) {
    var details = JsonNodeFactory.instance.objectNode();
    details.put("code", "AUTH_RATE_LIMITED");
    details.put("authReason", "rate_limited");
    details.put("canRetryWithDeviceToken", false);
    details.put("recommendedNextStep", "wait_then_retry");
    return new RpcError(
        RpcError.Code.INVALID_REQUEST,
        "unauthorized: too many failed authentication attempts (retry later)",
        Optional.of(details),
        Optional.of(wait));
  }
}
