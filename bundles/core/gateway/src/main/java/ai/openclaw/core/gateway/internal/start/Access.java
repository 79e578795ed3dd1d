package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.auth.TrustedProxy;
import ai.openclaw.core.secrets.Activation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Derives the rules of access from an activation: at the start, and again at every change. */
final class Access {
  private final StartPlan plan;
  private final SecretChoice secrets;
  private final Set<String> seededOrigins;
  private final Optional<GatewayAuth> generated;

  Access(StartPlan plan, Set<String> seededOrigins, Optional<GatewayAuth> generated) {
    this.plan = plan;
    this.secrets = new SecretChoice(plan.arguments());
    this.seededOrigins = seededOrigins;
    this.generated = generated;
  }

  /**
   * The rules.
   *
   * @throws StartRefused when the activation does not allow a gateway to run
   */
  AccessRules rules(Activation activation) throws StartRefused {
    JsonNode config = activation.config().effective();
    AuthMode mode = secrets.mode(activation.config());
    GatewayAuth auth = auth(mode, activation);
    JsonNode hooks = config.path("hooks");
    if (hooks.path("enabled").asBoolean() && hooksToken(activation, auth)) {
      throw StartRefused.failed(
          "hooks.token is the gateway's own token. Give hooks a token of their own.");
    }
    return AccessRules.of(auth, config, seededOrigins);
  }

  /** Whether a token has to be made, because the mode asks for one and there is none. */
  static boolean needsToken(StartPlan plan, Activation activation) throws StartRefused {
    return plan.mode() == AuthMode.TOKEN
        && new SecretChoice(plan.arguments()).secret(AuthMode.TOKEN, activation).isEmpty();
  }

  private GatewayAuth auth(AuthMode mode, Activation activation) throws StartRefused {
    if (mode == AuthMode.NONE) {
      if (!plan.bind().onLoopback()) {
        throw StartRefused.config(
            "Refusing to bind gateway to " + plan.bind().mode() + " without auth.");
      }
      return GatewayAuth.none();
    }
    if (mode == AuthMode.TRUSTED_PROXY) {
      return trustedProxy(activation);
    }
    Optional<GatewayAuth> found =
        secrets.secret(mode, activation).or(() -> generated.filter(auth -> auth.mode() == mode));
    if (found.isPresent()) {
      return found.get();
    }
    if (mode == AuthMode.PASSWORD) {
      throw StartRefused.config(
          "gateway.auth.mode is password, but there is none. Set gateway.auth.password or"
              + " OPENCLAW_GATEWAY_PASSWORD.");
    }
    throw StartRefused.config("There is no gateway token. Set gateway.auth.token.");
  }

  /** The proxy vouches; a password is there for callers on this machine, if there is one. */
  private GatewayAuth trustedProxy(Activation activation) throws StartRefused {
    JsonNode gateway = activation.config().effective().path("gateway");
    TrustedProxy proxy =
        TrustedProxy.of(gateway)
            .orElseThrow(
                () ->
                    StartRefused.failed(
                        "gateway.auth.mode is trusted-proxy, but"
                            + " gateway.auth.trustedProxy.userHeader is not set. Name the header"
                            + " in which the proxy sends the user."));
    if (proxy.sources().trusted().isEmpty()) {
      throw StartRefused.failed(
          "gateway.auth.mode is trusted-proxy, but gateway.trustedProxies names no address. List"
              + " the IP addresses of the proxy there.");
    }
    if (secrets.shared(activation.config())) {
      throw StartRefused.failed(
          "gateway.auth.mode is trusted-proxy, but a shared token is configured as well. Remove"
              + " gateway.auth.token, OPENCLAW_GATEWAY_TOKEN or --token.");
    }
    Optional<GatewayAuth> password = secrets.secret(AuthMode.PASSWORD, activation);
    return new GatewayAuth(
        AuthMode.TRUSTED_PROXY,
        password.flatMap(GatewayAuth::secret),
        password.map(GatewayAuth::source).orElse("header " + proxy.userHeader()),
        Optional.of(proxy));
  }

  private static boolean hooksToken(Activation activation, GatewayAuth auth) {
    String plain = activation.config().effective().path("hooks").path("token").asText("");
    String token =
        activation
            .value("hooks.token")
            .filter(value -> value.isText())
            .map(value -> value.revealText())
            .orElse(plain);
    return !token.isEmpty() && auth.matches(token);
  }
}
