package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;

/** The answers to callers whose credentials do not hold. */
final class Failures {
  private Failures() {}

  /** An error that is the answer at once when anything was sent, and else when nothing helps. */
  static SharedSecret notOffered(RpcError error, Offered offered) {
    return offered.token().isPresent() || offered.password().isPresent()
        ? new SharedSecret.Wrong(error)
        : new SharedSecret.NotOffered(error);
  }

  static RpcError mismatch(String kind) {
    return error(
        "unauthorized: gateway " + kind + " mismatch (provide gateway auth " + kind + ")",
        "AUTH_" + upper(kind) + "_MISMATCH",
        kind + "_mismatch",
        "update_auth_credentials");
  }

  static RpcError missing(String kind) {
    return error(
        "unauthorized: gateway " + kind + " missing (provide gateway auth " + kind + ")",
        "AUTH_" + upper(kind) + "_MISSING",
        kind + "_missing",
        "update_auth_configuration");
  }

  static RpcError unauthorized(String reason) {
    return error("unauthorized", "AUTH_UNAUTHORIZED", reason, "review_auth_configuration");
  }

  private static RpcError error(String message, String code, String reason, String next) {
    var details = JsonNodeFactory.instance.objectNode();
    details.put("code", code);
    details.put("authReason", reason);
    details.put("canRetryWithDeviceToken", false);
    details.put("recommendedNextStep", next);
    return new RpcError(
        RpcError.Code.INVALID_REQUEST, message, Optional.of(details), Optional.empty());
  }

  private static String upper(String kind) {
    return kind.toUpperCase(Locale.ROOT);
  }
}
