package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.ClientInfo;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The answers to callers whose credentials do not hold. */
final class Failures {
  private static final Set<String> PAGES = Set.of("openclaw-control-ui", "webchat-ui", "webchat");

  private Failures() {}

  /** An error that is the answer at once when anything was sent, and else when nothing helps. */
  static SharedSecret notOffered(RpcError error, Offered offered) {
    return offered.token().isPresent() || offered.password().isPresent()
        ? new SharedSecret.Wrong(error)
        : new SharedSecret.NotOffered(error);
  }

  static RpcError mismatch(String kind, ClientInfo client) {
    return error(
        "unauthorized: gateway " + kind + " mismatch (" + hint(kind, client) + ")",
        "AUTH_" + upper(kind) + "_MISMATCH",
        kind + "_mismatch",
        "update_auth_credentials");
  }

  static RpcError missing(String kind, ClientInfo client) {
    return error(
        "unauthorized: gateway " + kind + " missing (" + hint(kind, client) + ")",
        "AUTH_" + upper(kind) + "_MISSING",
        kind + "_missing",
        "update_auth_configuration");
  }

  /** Where whoever sits before this client puts the secret. */
  private static String hint(String kind, ClientInfo client) {
    if (client.id().equals("cli") || client.mode().equals("cli")) {
      return "give the gateway's " + kind + " with --" + kind + " or as gateway.remote." + kind;
    }
    return PAGES.contains(client.id())
        ? "enter the gateway's " + kind + " in the settings of this page"
        : "provide gateway auth " + kind;
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
