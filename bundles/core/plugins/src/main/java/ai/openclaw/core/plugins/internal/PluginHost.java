package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.HostReady.BundleOutcome;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.host.Launch.Purpose;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the plugins: everything that changes them happens on one thread, which watches the drop
 * folder and takes the requests of commands. Publishes {@link HostReady} when the first look is
 * done.
 */
@Component(service = PluginHost.class, immediate = true)
public final class PluginHost {
  private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
  private static final long RETRY_MILLIS = 100;
  private static final long FIRST_LOOK_MILLIS = 2_500;

  private final BundleContext context;
  private final Launch launch;
  private final Locations locations;
  private final AbandonedThreads abandoned = new AbandonedThreads();
  private final ShippedBundles shipped;
  private final Drains drains;
  private final Removal removal;
  private final Reconciler reconciler;
  private final BundleStarter starter;
  private final Ownership ownership = Ownership.ofThisProcess();
  private final ExecutorService executor = Workers.bounded("openclaw-plugins", 1, 256);
  private final ScheduledExecutorService scheduler = Workers.scheduler("openclaw-plugins-timer");
  private final AtomicBoolean scanDue = new AtomicBoolean();
  private volatile UnaryOperator<String> redact = UnaryOperator.identity();
  private final List<AutoCloseable> closing = new ArrayList<>();

  /** Begins the first look at the folder and returns. */
  @Activate
  public PluginHost(@Reference Launch launch, @Reference Locations locations, BundleContext context)
      throws IOException {
    this.context = context;
    this.launch = launch;
    this.locations = locations;
    Settings settings = Settings.of(context);
    var explainer = new WiringExplainer(context);
    shipped = new ShippedBundles(context, explainer);
    drains = new Drains(context);
    removal = new Removal(context, drains, abandoned, settings);
    starter = new BundleStarter(context, explainer, removal, abandoned, settings.deadline());
    reconciler =
        new Reconciler(
            new DropFolder(locations.pluginFolder(), ownership, Clock.systemUTC()),
            new Ledger(
                new RecordFile(locations.pluginRecord()),
                text -> redact.apply(text),
                Clock.systemUTC()),
            starter,
            removal,
            shipped::holds,
            Clock.systemUTC());
    executor.execute(this::begin);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindRedactor(Redactor redactor) {
    redact = redactor::redact;
  }

  void unbindRedactor(Redactor redactor) {
    redact = UnaryOperator.identity();
  }

  @Deactivate
  void deactivate() {
    synchronized (closing) {
      for (AutoCloseable each : closing) {
        close(each);
      }
      closing.clear();
    }
    scheduler.shutdownNow();
    executor.shutdownNow();
    close(removal);
  }

  /** What a request does on the plugins' thread. */
  interface Action<T> {
    T run(Reconciler reconciler) throws IOException, InterruptedException;
  }

  /** Does it when its turn has come. */
  <T> CompletableFuture<T> call(Action<T> action) {
    var answer = new CompletableFuture<T>();
    try {
      executor.execute(
          () -> {
            try {
              answer.complete(action.run(reconciler));
            } catch (InterruptedException stopping) {
              Thread.currentThread().interrupt();
              answer.completeExceptionally(stopping);
            } catch (IOException | RuntimeException failure) {
              answer.completeExceptionally(failure);
            }
          });
    } catch (RejectedExecutionException full) {
      answer.completeExceptionally(full);
    }
    return answer;
  }

  List<PluginStatus> statuses() {
    return reconciler.statuses();
  }

  Optional<String> problem() {
    return reconciler.problem();
  }

  Path folder() {
    return locations.pluginFolder();
  }

  List<AbandonedThreads.Line> abandoned() {
    return abandoned.lines();
  }

  ShippedBundles shipped() {
    return shipped;
  }

  private void begin() {
    try {
      if (launch.purpose() == Purpose.GATEWAY) {
        AtomicFile.folder(locations.pluginFolder());
        reconciler.folder().sweep();
        clearCache();
        firstLook();
        keep(FolderWatch.start(locations.pluginFolder(), this::scan));
      } else {
        new LocalSources(context, locations)
            .start(reconciler.ledger().record(), starter, ownership);
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return;
    } catch (IOException e) {
      LOG.error(
          "no plugin is admitted: the drop folder {} cannot be made or watched: {}",
          locations.pluginFolder(),
          e.toString());
    } catch (RuntimeException e) {
      LOG.error("the plugins cannot be started", e);
    }
    publish();
  }

  /** What an earlier run left in the framework's cache goes: the folder alone says what is used. */
  private void clearCache() {
    for (Bundle bundle : context.getBundles()) {
      if (!ShippedBundles.shipped(bundle)) {
        removal.remove(bundle);
      }
    }
  }

  /** A jar that is being copied while the gateway starts still counts, if it is soon complete. */
  private void firstLook() throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(FIRST_LOOK_MILLIS);
    while (reconciler.reconcile() && System.nanoTime() < until) {
      LockSupport.parkNanos(this, TimeUnit.MILLISECONDS.toNanos(RETRY_MILLIS));
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }

  private void scan() {
    if (scanDue.compareAndSet(false, true)) {
      var unused =
          call(plugins -> {
                scanDue.set(false);
                return plugins.reconcile();
              })
              .whenComplete(
                  (pending, failure) -> {
                    if (executor.isShutdown()) {
                      return;
                    }
                    if (failure != null) {
                      scanDue.set(false);
                      LOG.error("the look at the drop folder failed", failure);
                    } else if (pending) {
                      rescan();
                    }
                  });
    }
  }

  private void rescan() {
    try {
      var unused = scheduler.schedule(this::scan, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      LOG.debug("no further look at the drop folder: stopping");
    }
  }

  private void publish() {
    var outcomes = new ArrayList<BundleOutcome>(shipped.outcomes(launch.purpose()));
    for (BundleOutcome outcome : outcomes) {
      if (outcome.state() != HostReady.State.ACTIVE) {
        LOG.error(
            "bundle {} {} failed: {}", outcome.symbolicName(), outcome.version(), outcome.reason());
      }
    }
    statuses().stream().flatMap(status -> outcome(status).stream()).forEach(outcomes::add);
    List<BundleOutcome> all = List.copyOf(outcomes);
    var registration = context.registerService(HostReady.class, () -> all, null);
    keep(registration::unregister);
  }

  private static Optional<BundleOutcome> outcome(PluginStatus status) {
    Optional<HostReady.State> state =
        switch (status.state()) {
          case "active" -> Optional.of(HostReady.State.ACTIVE);
          case "quarantined" -> Optional.of(HostReady.State.QUARANTINED);
          case "refused" -> Optional.of(HostReady.State.FAILED);
          default -> Optional.empty();
        };
    return state.map(
        known -> new BundleOutcome(status.name(), status.version(), known, status.reason()));
  }

  private void keep(AutoCloseable each) {
    synchronized (closing) {
      closing.add(each);
    }
    if (executor.isShutdown()) {
      close(each);
    }
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception e) {
      LOG.debug("closing failed", e);
    }
  }
}
