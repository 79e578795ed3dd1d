package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.Credentials;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.secrets.ActivationListener;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.secrets.internal.profile.AuthProfiles;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.shield.ShieldFile;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the secrets runtime of a gateway: resolves the first activation and registers the services
 * of the domain, or fails the start. A local command resolves nothing, so nothing is started here.
 */
@Component(service = {})
public final class SecretsComponent {
  private static final Logger LOG = LoggerFactory.getLogger(SecretsComponent.class);
  private static final long GONE_AFTER_MILLIS = 1_000;

  private final BundleContext context;
  private final SecretsHub hub;
  private final ConfigStore config;
  private final Locations locations;
  private final Launch launch;
  private final Redactor redactor;
  private final Clock clock = Clock.systemUTC();
  private final ExecutorService passes = Workers.bounded("secrets-pass", 1, 64);
  private final ExecutorService events = Workers.bounded("secrets-events", 1, 1024);
  private final ScheduledExecutorService scheduler = Workers.scheduler("secrets-timer");
  private final List<ActivationListener> listeners = new CopyOnWriteArrayList<>();
  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private final List<Runnable> cleanups = new ArrayList<>();
  private boolean stopped;

  /** Starts the first activation. */
  @Activate
  public SecretsComponent(
      BundleContext context,
      @Reference SecretsHub hub,
      @Reference HostReady ready,
      @Reference ConfigStore config,
      @Reference Locations locations,
      @Reference Launch launch,
      @Reference Redactor redactor) {
    this.context = context;
    this.hub = hub;
    this.config = config;
    this.locations = locations;
    this.launch = launch;
    this.redactor = redactor;
    if (launch.purpose() == Launch.Purpose.GATEWAY) {
      passes.execute(this::start);
    }
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindListener(ActivationListener listener) {
    listeners.add(listener);
  }

  void unbindListener(ActivationListener listener) {
    listeners.remove(listener);
  }

  @Deactivate
  void stop() {
    List<ServiceRegistration<?>> registered;
    List<Runnable> pending;
    synchronized (this) {
      stopped = true;
      registered = List.copyOf(registrations);
      pending = List.copyOf(cleanups);
    }
    pending.forEach(Runnable::run);
    registered.forEach(ServiceRegistration::unregister);
    scheduler.shutdownNow();
    passes.shutdownNow();
    events.shutdownNow();
  }

  private void start() {
    ConfigSnapshot accepted = config.current();
    var pass =
        new ActivationPass(
            hub.surfaces(), new AuthProfiles(locations.state()), hub.engine(), redactor, clock);
    hub.shield().keepIn(new ShieldFile(locations.run()));
    try {
      PassResult result = pass.run(accepted, Optional.empty(), PassScope.all(Trigger.START));
      if (result instanceof PassResult.Bad bad) {
        LOG.error("[SECRETS_RELOADER_DEGRADED] {}", bad.failure().located().message());
        launch.failed(1, bad.failure().startText(accepted.file()));
        return;
      }
      serve(pass, (PassResult.Good) result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the first activation of the secrets failed", e);
      launch.failed(1, "Startup failed: the secrets could not be activated; the log says why.");
    }
  }

  private void serve(ActivationPass pass, PassResult.Good first) throws InterruptedException {
    var publisher = new Publisher(first.draft(), events, clock);
    publisher.listen(
        (activation, owners) ->
            listeners.forEach(listener -> listener.activated(activation, owners)));
    var live = new LiveSecrets(pass, hub.engine(), publisher, passes, scheduler, clock);
    Claims.Listener sources = (source, change) -> sourceChanged(live, source, change);
    Claims.Listener surfaces = (owner, change) -> live.surfaceChanged();
    hub.providers().listen(sources);
    hub.surfaceClaims().listen(surfaces);
    if (!keep(
        () -> {
          hub.providers().unlisten(sources);
          hub.surfaceClaims().unlisten(surfaces);
        })) {
      return;
    }
    register(ConfigParticipant.class.getName(), new ConfigPreflight(live));
    register(Credentials.class.getName(), ScopedCredentials.factory(publisher, hub.surfaces()));
    live.follow(first.late(), live.current());
    live.acceptStored(config);
    register(LiveSecrets.class.getName(), live);
    register(SecretsRuntime.class.getName(), live);
    LOG.info(
        "secrets are active: {} references, {} warnings",
        first.draft().values().size(),
        live.current().warningCount());
  }

  private void sourceChanged(LiveSecrets live, String source, Claims.Change change) {
    if (change == Claims.Change.ARRIVED) {
      live.sourceArrived(source);
      return;
    }
    try {
      Future<?> unused =
          scheduler.schedule(
              () -> {
                if (!hub.providers().served(source)) {
                  live.sourceGone(source);
                }
              },
              GONE_AFTER_MILLIS,
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("the loss of source {} is not followed up: the runtime stops", source);
    }
  }

  private boolean keep(Runnable cleanup) {
    synchronized (this) {
      if (!stopped) {
        cleanups.add(cleanup);
        return true;
      }
    }
    cleanup.run();
    return false;
  }

  private void register(String type, Object service) {
    ServiceRegistration<?> registration =
        context.registerService(type, service, FrameworkUtil.asDictionary(Map.of()));
    synchronized (this) {
      if (!stopped) {
        registrations.add(registration);
        return;
      }
    }
    registration.unregister();
  }
}
