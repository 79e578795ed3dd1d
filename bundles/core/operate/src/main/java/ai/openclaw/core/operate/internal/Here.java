package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.config.ConfigRepair;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.service.GatewayService;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What this process has that the commands use; some of it is there in a gateway alone. */
@Component(service = Here.class)
public final class Here {
  private final Locations locations;
  private final GatewayClients clients;
  private final ConfigWorkshop workshop;
  private final ConfigRepair repair;
  private volatile Optional<RunningGateway> running = Optional.empty();
  private volatile Optional<SecretResolver> resolver = Optional.empty();
  private volatile Optional<GatewayService> service = Optional.empty();
  private volatile Optional<ConfigDiagnosis> diagnosis = Optional.empty();

  /** Takes what every process has. */
  @Activate
  public Here(
      @Reference Locations locations,
      @Reference GatewayClients clients,
      @Reference ConfigWorkshop workshop,
      @Reference ConfigRepair repair) {
    this.locations = locations;
    this.clients = clients;
    this.workshop = workshop;
    this.repair = repair;
  }

  Locations locations() {
    return locations;
  }

  GatewayClients clients() {
    return clients;
  }

  /** The configuration as the files are now. */
  ConfigView config() {
    return ConfigView.read(locations.config(), workshop, repair);
  }

  /** The choice of a gateway for one command. */
  Targets targets(ConfigView config, CommandCall call) {
    return new Targets(this, config, call.environment());
  }

  Optional<RunningGateway> running() {
    return running;
  }

  Optional<SecretResolver> resolver() {
    return resolver;
  }

  Optional<GatewayService> service() {
    return service;
  }

  /** Why the gateway of this process does not serve the files as they are. */
  Optional<ConfigDiagnosis.Rejection> rejected() {
    return diagnosis.flatMap(ConfigDiagnosis::rejected);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindRunning(RunningGateway gateway) {
    running = Optional.of(gateway);
  }

  void unbindRunning(RunningGateway gateway) {
    running = running.filter(present -> present != gateway);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindResolver(SecretResolver present) {
    resolver = Optional.of(present);
  }

  void unbindResolver(SecretResolver gone) {
    resolver = resolver.filter(present -> present != gone);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindService(GatewayService present) {
    service = Optional.of(present);
  }

  void unbindService(GatewayService gone) {
    service = service.filter(present -> present != gone);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindDiagnosis(ConfigDiagnosis present) {
    diagnosis = Optional.of(present);
  }

  void unbindDiagnosis(ConfigDiagnosis gone) {
    diagnosis = diagnosis.filter(present -> present != gone);
  }
}
