package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcError.Code;
import ai.openclaw.core.devices.ConnectAttempt;
import ai.openclaw.core.devices.ConnectDecision.Refused;
import ai.openclaw.core.devices.GuessLimit;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The answers to those who are turned away. */
final class Refusals {
  private static final int POLICY_VIOLATION = 1008;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Refusals() {}

  static Optional<Refused> proof(String code, String reason, String message) {
    ObjectNode details = JSON.objectNode();
    details.put("code", "DEVICE_AUTH_" + code).put("reason", reason);
    return Optional.of(refused(Code.INVALID_REQUEST, message, details));
  }

  static Refused deviceRequired() {
    return refused(
        Code.NOT_PAIRED,
        "device identity required",
        JSON.objectNode().put("code", "DEVICE_IDENTITY_REQUIRED"));
  }

  static Refused controlUiDeviceRequired() {
    return refused(
        Code.INVALID_REQUEST,
        "control ui requires device identity (open it over HTTPS or on localhost)",
        JSON.objectNode().put("code", "CONTROL_UI_DEVICE_IDENTITY_REQUIRED"));
  }

  static Refused deviceTokenMismatch() {
    return unauthorized(
        "unauthorized: device token mismatch (rotate/reissue device token)",
        "AUTH_DEVICE_TOKEN_MISMATCH",
        "device_token_mismatch",
        "update_auth_credentials");
  }

  static Refused rateLimited(Duration wait) {
    RpcError error = GuessLimit.refusal(wait);
    return new Refused(error, POLICY_VIOLATION, error.message());
  }

  static Refused bootstrapTokenInvalid() {
    return unauthorized(
        "unauthorized: bootstrap token invalid or expired (scan a fresh setup code)",
        "AUTH_BOOTSTRAP_TOKEN_INVALID",
        "bootstrap_token_invalid",
        "review_auth_configuration");
  }

  /** The gateway's own error, with advice for the client added to its details. */
  static Refused sharedSecret(RpcError error, boolean mayTryDeviceToken) {
    ObjectNode details =
        error.details().isPresent() && error.details().get() instanceof ObjectNode given
            ? given.deepCopy()
            : JSON.objectNode();
    String code = details.path("code").asText();
    boolean retry = mayTryDeviceToken && code.equals("AUTH_TOKEN_MISMATCH");
    details.put("canRetryWithDeviceToken", retry);
    if (retry) {
      details.put("recommendedNextStep", "retry_with_device_token");
    } else if (!details.has("recommendedNextStep")) {
      details.put("recommendedNextStep", nextStep(code));
    }
    var advised =
        new RpcError(error.code(), error.message(), Optional.of(details), error.retryAfter());
    return new Refused(advised, POLICY_VIOLATION, error.message());
  }

  static Refused pairing(
      PairingReason reason,
      ConnectAttempt attempt,
      String deviceId,
      String requestId,
      Optional<PairedDevice> approved) {
    String message = "pairing required: " + reason.text();
    ObjectNode details = JSON.objectNode();
    details.put("code", "PAIRING_REQUIRED");
    details.put("reason", reason.code());
    details.put("requestId", requestId);
    details.put(
        "remediationHint",
        "Approve it on the gateway's host: openclaw devices approve " + requestId);
    details.put("deviceId", deviceId);
    details.put("requestedRole", attempt.role());
    putList(details, "requestedScopes", attempt.scopes());
    approved
        .map(PairedDevice::roles)
        .filter(roles -> !roles.isEmpty())
        .ifPresent(roles -> putList(details, "approvedRoles", roles));
    approved
        .map(PairedDevice::approvedScopes)
        .filter(scopes -> !scopes.isEmpty())
        .ifPresent(scopes -> putList(details, "approvedScopes", scopes));
    var error = new RpcError(Code.NOT_PAIRED, message, Optional.of(details), Optional.empty());
    return new Refused(error, POLICY_VIOLATION, message + " (requestId: " + requestId + ")");
  }

  static Refused storeUnusable() {
    String message = "the gateway cannot use its device store; its log says why";
    return new Refused(RpcError.unavailable(message), POLICY_VIOLATION, message);
  }

  private static Refused unauthorized(
      String message, String code, String authReason, String nextStep) {
    ObjectNode details = JSON.objectNode();
    details.put("code", code);
    details.put("authReason", authReason);
    details.put("canRetryWithDeviceToken", false);
    details.put("recommendedNextStep", nextStep);
    return refused(Code.INVALID_REQUEST, message, details);
  }

  private static Refused refused(Code code, String message, ObjectNode details) {
    var error = new RpcError(code, message, Optional.of(details), Optional.empty());
    return new Refused(error, POLICY_VIOLATION, message);
  }

  private static String nextStep(String code) {
    if (code.endsWith("_MISSING")) {
      return "update_auth_configuration";
    }
    if (code.endsWith("_MISMATCH")) {
      return "update_auth_credentials";
    }
    return code.equals("AUTH_RATE_LIMITED") ? "wait_then_retry" : "review_auth_configuration";
  }

  private static void putList(ObjectNode details, String key, List<String> values) {
    var array = details.putArray(key);
    values.forEach(array::add);
  }
}
