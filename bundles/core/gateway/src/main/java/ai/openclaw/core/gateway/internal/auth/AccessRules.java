package ai.openclaw.core.gateway.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may connect, apart from devices. Immutable.
 *
 * @param auth the shared secret
 * @param allowedOrigins the browser origins that may connect from elsewhere; {@code *} for all
 * @param hostHeaderOrigins whether an origin equal to the {@code Host} header is allowed too
 * @param insecureControlUi whether the Control UI on this machine needs no device
 * @param controlUiWithoutDevice whether the Control UI needs no device anywhere
 * @param proxies which proxies are believed
 * @param rates how many wrong credentials one caller may show; empty: any number
 */
public record AccessRules(
    GatewayAuth auth,
    Set<String> allowedOrigins,
    boolean hostHeaderOrigins,
    boolean insecureControlUi,
    boolean controlUiWithoutDevice,
    ProxyRules proxies,
    Optional<RateRules> rates) {
  /** Copies the set. */
  public AccessRules {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** The rules of a configuration. */
  public static AccessRules of(GatewayAuth auth, JsonNode config, Set<String> seededOrigins) {
    JsonNode gateway = config.path("gateway");
    JsonNode ui = gateway.path("controlUi");
    var origins = new LinkedHashSet<String>();
    ui.path("allowedOrigins").forEach(origin -> origins.add(origin.asText()));
    if (origins.isEmpty()) {
      origins.addAll(seededOrigins);
    }
    return new AccessRules(
        auth,
        origins,
        ui.path("dangerouslyAllowHostHeaderOriginFallback").asBoolean(),
        ui.path("allowInsecureAuth").asBoolean(),
        ui.path("dangerouslyDisableDeviceAuth").asBoolean(),
        auth.proxy().map(TrustedProxy::sources).orElseGet(() -> ProxyRules.of(gateway)),
        RateRules.of(gateway));
  }
}
