package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.devices.Offered;
import ai.openclaw.core.devices.SharedSecret;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;

/** Checks the shared secret of a {@code connect} request. */
public final class SharedSecrets {
  private SharedSecrets() {}

  /** What became of the gateway's own secret in what a client offered. */
  public static SharedSecret check(GatewayAuth auth, Offered offered) {
    return switch (auth.mode()) {
      case NONE -> new SharedSecret.NotRequired();
      case TOKEN -> check(auth, offered, offered.token(), "token");
      case PASSWORD -> check(auth, offered, offered.password(), "password");
      case TRUSTED_PROXY ->
          new SharedSecret.Wrong(
              error(
                  "unauthorized: trusted-proxy authentication is not served by this gateway",
                  "AUTH_UNAUTHORIZED",
                  "trusted_proxy_config_missing",
                  "review_auth_configuration"));
    };
  }

  private static SharedSecret check(
      GatewayAuth auth, Offered offered, Optional<String> secret, String kind) {
    if (secret.isPresent()) {
      return auth.matches(secret.get())
          ? new SharedSecret.Valid()
          : new SharedSecret.Wrong(mismatch(kind));
    }
    RpcError missing = missing(kind);
    return offered.token().isPresent() || offered.password().isPresent()
        ? new SharedSecret.Wrong(missing)
        : new SharedSecret.NotOffered(missing);
  }

  private static RpcError mismatch(String kind) {
    return error(
        "unauthorized: gateway " + kind + " mismatch (provide gateway auth " + kind + ")",
        "AUTH_" + upper(kind) + "_MISMATCH",
        kind + "_mismatch",
        "update_auth_credentials");
  }

  private static RpcError missing(String kind) {
    return error(
        "unauthorized: gateway " + kind + " missing (provide gateway auth " + kind + ")",
        "AUTH_" + upper(kind) + "_MISSING",
        kind + "_missing",
        "update_auth_configuration");
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
