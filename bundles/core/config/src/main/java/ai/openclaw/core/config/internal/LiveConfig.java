package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Conditions;
import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.lib.files.FolderSignals;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration once every bundle is there, publishes it when it is valid, and follows
 * its files while the gateway runs.
 */
@Component(service = {})
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"ai.openclaw.core.config.ConfigStore\"",
    uses = ConfigStore.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"ai.openclaw.core.config.ConfigDiagnosis\"",
    uses = ConfigDiagnosis.class)
public final class LiveConfig {
  private static final Logger LOG = LoggerFactory.getLogger(LiveConfig.class);
  private static final int MOST_WAITING = 256;
  private static final long DEBOUNCE_MILLIS = 300;

  private final BundleContext context;
  private final Launch launch;
  private final Bench bench;
  private final ExecutorService worker = Workers.bounded("openclaw-config", 1, MOST_WAITING);
  private final FolderSignals signals = FolderSignals.open();
  private Optional<ServiceRegistration<?>> registration = Optional.empty();
  private Optional<Thread> watch = Optional.empty();
  private boolean stopped;

  /**
   * Begins to read.
   *
   * @param ready that it is there says that nobody who has a say is missing
   */
  @Activate
  public LiveConfig(
      BundleContext context,
      @Reference Locations locations,
      @Reference Launch launch,
      @Reference HostReady ready) {
    this.context = context;
    this.launch = launch;
    this.bench = new Bench(context, locations);
    LOG.debug("reading the configuration; {} bundles are there", ready.outcomes().size());
    worker.execute(this::start);
  }

  private void start() {
    var lastGood = new LastGood(System.getenv(), bench.candidates().main());
    try {
      Candidate first = bench.candidates().read();
      if (launch.purpose() == Launch.Purpose.GATEWAY) {
        for (ConfigIssue warning : first.snapshot().warnings()) {
          LOG.warn("{}: {}", warning.path(), warning.message());
        }
        sweep(first.loaded().files().keySet());
        lastGood.keep(first.loaded());
      }
      publish(store(first, lastGood));
    } catch (ConfigInvalidException e) {
      if (launch.purpose() == Launch.Purpose.GATEWAY) {
        fallBack(lastGood, e);
      }
    } catch (RuntimeException broken) {
      if (stopping()) {
        return;
      }
      LOG.error("the configuration could not be read", broken);
      if (launch.purpose() == Launch.Purpose.GATEWAY) {
        launch.failed(1, "The configuration could not be read; the log has the cause");
      }
    }
  }

  private void sweep(Set<Path> files) {
    try {
      bench.transaction().sweep(files);
    } catch (IOException e) {
      LOG.warn("what an interrupted change left could not be removed: {}", Reasons.of(e));
    }
  }

  private void fallBack(LastGood lastGood, ConfigInvalidException invalid) {
    Optional<Candidate> known = lastGood.recall(bench.candidates());
    if (known.isEmpty()) {
      launch.failed(1, String.valueOf(invalid.getMessage()));
      return;
    }
    Store store = store(known.get(), lastGood);
    store.insteadOf(invalid.issues());
    publish(store);
  }

  private Store store(Candidate first, LastGood lastGood) {
    return new Store(
        first,
        bench.candidates(),
        bench.transaction(),
        bench.participants(),
        bench.listeners(),
        lastGood,
        worker,
        Clock.systemUTC(),
        new Reactivation(ReloadTable.standard(), launch::restart));
  }

  private void publish(Store store) {
    String[] types = {
      ConfigStore.class.getName(), ConfigDiagnosis.class.getName(), Conditions.class.getName()
    };
    ServiceRegistration<?> made = context.registerService(types, store, null);
    if (!keep(made)) {
      made.unregister();
      return;
    }
    if (launch.purpose() == Launch.Purpose.GATEWAY) {
      var following =
          new FileWatch(
              store.current().file(),
              store::files,
              () -> debounce(store.current().effective()),
              () -> reload(store),
              signals);
      Thread thread = Workers.threads("openclaw-config-watch").newThread(following);
      if (keep(thread)) {
        thread.start();
      }
    }
  }

  private synchronized boolean keep(ServiceRegistration<?> made) {
    registration = Optional.of(made);
    return !stopped;
  }

  private synchronized boolean keep(Thread thread) {
    watch = Optional.of(thread);
    return !stopped;
  }

  private synchronized boolean stopping() {
    return stopped;
  }

  private static void reload(Store store) {
    try {
      store.reload();
    } catch (RejectedExecutionException stopping) {
      LOG.debug("a change came while the configuration is being stopped");
    }
  }

  static long debounce(JsonNode effective) {
    JsonNode millis = effective.path("gateway").path("reload").path("debounceMs");
    return millis.isNumber() ? Math.max(0, millis.asLong()) : DEBOUNCE_MILLIS;
  }

  @Deactivate
  void stop() {
    Optional<ServiceRegistration<?>> published;
    synchronized (this) {
      if (stopped) {
        return;
      }
      stopped = true;
      published = registration;
      watch.ifPresent(Thread::interrupt);
    }
    published.ifPresent(LiveConfig::unregister);
    signals.close();
    worker.shutdownNow();
    bench.close();
  }

  private static void unregister(ServiceRegistration<?> made) {
    try {
      made.unregister();
    } catch (IllegalStateException already) {
      LOG.debug("the configuration was unregistered already");
    }
  }
}
