package ai.openclaw.core.secrets.internal.surface;

import static ai.openclaw.core.secrets.internal.surface.ActivationRule.active;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.activeIf;
import static ai.openclaw.core.secrets.internal.surface.ActivationRule.inactive;

import ai.openclaw.api.credential.Activity;
import java.util.List;
import java.util.Set;

/** The credentials that callers show to the gateway, and those it shows to a remote one. */
final class GatewayRules {
  /** Every field this family decides; each is announced with what was decided, and why. */
  static final Set<String> FIELDS =
      Set.of(
          "gateway.auth.token",
          "gateway.auth.password",
          "gateway.remote.token",
          "gateway.remote.password");

  private static final String TOKEN_VARIABLE = "OPENCLAW_GATEWAY_TOKEN";
  private static final String PASSWORD_VARIABLE = "OPENCLAW_GATEWAY_PASSWORD";

  private GatewayRules() {}

  static Activity authToken(ConfigView config) {
    if (config.variable(TOKEN_VARIABLE)) {
      return inactive("the variable " + TOKEN_VARIABLE + " is set and wins");
    }
    String mode = mode(config);
    return switch (mode) {
      case "token" -> active();
      case "" -> {
        if (config.variable(PASSWORD_VARIABLE)) {
          yield inactive("the variable " + PASSWORD_VARIABLE + " is set");
        }
        yield activeIf(!passwordConfigured(config), "gateway.auth.password is configured");
      }
      default -> inactive("gateway.auth.mode is \"" + mode + "\"");
    };
  }

  static Activity authPassword(ConfigView config) {
    String mode = mode(config);
    return switch (mode) {
      case "password", "trusted-proxy" -> active();
      case "" -> {
        if (config.variable(TOKEN_VARIABLE)) {
          yield inactive("the variable " + TOKEN_VARIABLE + " is set");
        }
        yield activeIf(!tokenConfigured(config), "gateway.auth.token is configured");
      }
      default -> inactive("gateway.auth.mode is \"" + mode + "\"");
    };
  }

  static Activity remoteToken(ConfigView config) {
    if (remote(config)) {
      return active();
    }
    if (config.variable(TOKEN_VARIABLE)) {
      return inactive("the variable " + TOKEN_VARIABLE + " is set");
    }
    if (tokenConfigured(config)) {
      return inactive("gateway.auth.token is configured");
    }
    String mode = mode(config);
    return activeIf(
        mode.isEmpty() || mode.equals("token"),
        "gateway.auth.mode is \"" + mode + "\": a token cannot win");
  }

  static Activity remotePassword(ConfigView config) {
    if (remote(config)) {
      return active();
    }
    String mode = mode(config);
    if (!mode.equals("password") && !mode.equals("trusted-proxy")) {
      return inactive(
          mode.isEmpty()
              ? "the gateway is local and gateway.auth.mode is not set: a password cannot win"
              : "gateway.auth.mode is \"" + mode + "\": a password cannot win");
    }
    if (config.variable(PASSWORD_VARIABLE)) {
      return inactive("the variable " + PASSWORD_VARIABLE + " is set");
    }
    return activeIf(!passwordConfigured(config), "gateway.auth.password is configured");
  }

  /** Why an active field is active, for the announcement. */
  static String activeReason(ConfigView config, String path) {
    if (path.startsWith("gateway.remote.")) {
      return remote(config)
          ? "a remote gateway is configured"
          : "no local source of that credential comes before it";
    }
    String mode = mode(config);
    if (!mode.isEmpty()) {
      return "gateway.auth.mode is \"" + mode + "\"";
    }
    return path.endsWith("token")
        ? "gateway.auth.mode is not set and no password is configured: the token can win"
        : "gateway.auth.mode is not set and no token can win";
  }

  private static String mode(ConfigView config) {
    return config.text("gateway", "auth", "mode");
  }

  private static boolean remote(ConfigView config) {
    return config.text("gateway", "mode").equals("remote")
        || !config.text("gateway", "remote", "url").isEmpty()
        || Set.of("serve", "funnel").contains(config.text("gateway", "tailscale", "mode"));
  }

  private static boolean tokenConfigured(ConfigView config) {
    return config.configured(List.of("gateway", "auth", "token"));
  }

  private static boolean passwordConfigured(ConfigView config) {
    return config.configured(List.of("gateway", "auth", "password"));
  }
}
