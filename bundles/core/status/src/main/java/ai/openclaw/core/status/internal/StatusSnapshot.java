package ai.openclaw.core.status.internal;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.SnapshotContributor;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.status.internal.presence.Presence;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells a new client of the gateway's health, presence, sessions and places. */
@Component
public final class StatusSnapshot implements SnapshotContributor {
  private final SecretsRuntime secrets;
  private final HealthCache health;
  private final Locations locations;
  private final Presence presence;

  /** Reads from memory. */
  @Activate
  public StatusSnapshot(
      @Reference SecretsRuntime secrets,
      @Reference HealthCache health,
      @Reference Locations locations,
      @Reference Presence presence) {
    this.secrets = secrets;
    this.health = health;
    this.locations = locations;
    this.presence = presence;
  }

  @Override
  public void contribute(ObjectNode snapshot, Principal principal) {
    contribute(snapshot, principal, Optional.empty());
  }

  @Override
  public void contribute(ObjectNode snapshot, Connection connection) {
    contribute(snapshot, connection.principal(), Optional.of(connection));
  }

  private void contribute(ObjectNode snapshot, Principal principal, Optional<Connection> welcomed) {
    HealthReport report = health.report();
    Agents agents = report.agents();
    snapshot.withArrayProperty("presence").addAll(presence.list(welcomed));
    snapshot.set("health", report.visibleTo(principal));
    snapshot
        .putObject("sessionDefaults")
        .put("defaultAgentId", agents.defaultId())
        .put("mainKey", agents.mainKey())
        .put("mainSessionKey", agents.mainSessionKey())
        .put("scope", agents.scope());
    if (principal.has("operator.admin")) {
      snapshot.put("configPath", locations.config().toString());
      snapshot.put("stateDir", locations.state().toString());
      snapshot.put("authMode", authMode(secrets.current().config().effective()));
    }
  }

  private static String authMode(JsonNode config) {
    JsonNode auth = config.path("gateway").path("auth");
    if (auth.hasNonNull("mode")) {
      return auth.path("mode").asText();
    }
    return auth.hasNonNull("password") && !auth.hasNonNull("token") ? "password" : "token";
  }
}
