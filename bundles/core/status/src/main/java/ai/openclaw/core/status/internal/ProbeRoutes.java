package ai.openclaw.core.status.internal;

import ai.openclaw.api.http.HttpRoute;
import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Publishes the probes under both of their names, also before the gateway is ready: then they say
 * so.
 */
@Component(service = {})
public final class ProbeRoutes {
  private final BundleContext context;
  private final Pulse pulse = new Pulse();
  private final List<ServiceRegistration<HttpRoute>> routes = new ArrayList<>();
  private volatile Optional<HostReady> host = Optional.empty();
  private volatile Optional<SecretsRuntime> secrets = Optional.empty();

  /** Publishes the routes. */
  @Activate
  public ProbeRoutes(BundleContext context) {
    this.context = context;
    HttpRoute live = new LiveRoute();
    HttpRoute ready = new ReadyRoute(this::failing, pulse);
    publish("/healthz", live);
    publish("/health", live);
    publish("/readyz", ready);
    publish("/ready", ready);
  }

  @Deactivate
  void deactivate() {
    routes.forEach(ServiceRegistration::unregister);
    pulse.close();
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindHost(HostReady service) {
    host = Optional.of(service);
  }

  void unbindHost(HostReady service) {
    if (host.filter(present -> present == service).isPresent()) {
      host = Optional.empty();
    }
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindSecrets(SecretsRuntime service) {
    secrets = Optional.of(service);
  }

  void unbindSecrets(SecretsRuntime service) {
    if (secrets.filter(present -> present == service).isPresent()) {
      secrets = Optional.empty();
    }
  }

  private List<String> failing() {
    return host.isPresent() && secrets.isPresent() ? List.of() : List.of("startup-sidecars");
  }

  private void publish(String path, HttpRoute route) {
    Dictionary<String, Object> properties =
        FrameworkUtil.asDictionary(Map.of(HttpRoute.PATH, path, HttpRoute.AUTH, HttpRoute.OPEN));
    routes.add(context.registerService(HttpRoute.class, route, properties));
  }
}
