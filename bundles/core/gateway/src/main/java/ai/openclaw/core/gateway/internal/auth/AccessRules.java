package ai.openclaw.core.gateway.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Who may connect, apart from devices. Immutable.
 *
 * @param auth the shared secret
 * @param allowedOrigins the browser origins that may connect from elsewhere; {@code *} for all
 * @param hostHeaderOrigins whether an origin equal to the {@code Host} header is allowed too
 * @param insecureControlUi whether the Control UI on this machine needs no device
 * @param controlUiWithoutDevice whether the Control UI needs no device anywhere
 */
public record AccessRules(
    GatewayAuth auth,
    Set<String> allowedOrigins,
    boolean hostHeaderOrigins,
    boolean insecureControlUi,
    boolean controlUiWithoutDevice) {
  /** Copies the set. */
  public AccessRules {
    allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** The rules of a configuration. */
  public static AccessRules of(GatewayAuth auth, JsonNode config, Set<String> seededOrigins) {
    JsonNode ui = config.path("gateway").path("controlUi");
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
        ui.path("dangerouslyDisableDeviceAuth").asBoolean());
  }
}
