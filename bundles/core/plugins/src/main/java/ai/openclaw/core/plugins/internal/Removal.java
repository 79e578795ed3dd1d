package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.internal.WatchedCall.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets bundles leave: first their callers, then the bundle, within the deadline. Thread-safe. */
final class Removal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

  private final FrameworkWiring wiring;
  private final Drains drains;
  private final AbandonedThreads abandoned;
  private final Settings settings;
  private final ExecutorService executor = Workers.bounded("openclaw-plugins-removal", 2, 256);

  Removal(BundleContext context, Drains drains, AbandonedThreads abandoned, Settings settings) {
    this.wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    this.drains = drains;
    this.abandoned = abandoned;
    this.settings = settings;
  }

  /** Drains the bundle and uninstalls it; completes when it has left or was given up. */
  CompletableFuture<Void> retire(Running running) {
    String label = running.jar().label();
    return drains
        .drain(running.bundle(), settings.drainLimit())
        .thenAcceptAsync(
            drained -> {
              if (!drained) {
                LOG.warn(
                    "plugin {}: calls did not return within {} ms; it is stopped regardless",
                    label,
                    settings.drainLimit().toMillis());
              }
              remove(running.bundle());
            },
            executor);
  }

  /** As {@link #remove}, on a thread of its own. */
  void removeLater(Bundle bundle) {
    try {
      executor.execute(() -> remove(bundle));
    } catch (RejectedExecutionException stopped) {
      LOG.debug("{} is left to the framework's stop", bundle.getSymbolicName());
    }
  }

  /** Stops and uninstalls it; tells why it stayed, if it did. */
  Optional<String> remove(Bundle bundle) {
    if (bundle.getState() == Bundle.UNINSTALLED) {
      return Optional.empty();
    }
    String label = bundle.getSymbolicName() + " " + bundle.getVersion();
    try {
      WatchedCall call =
          WatchedCall.start(
              "its stop", "openclaw-plugin-" + bundle.getSymbolicName(), bundle::uninstall);
      Outcome outcome = call.await(settings.deadline());
      if (outcome instanceof Outcome.Overdue overdue) {
        LOG.warn("plugin {}: {}", label, overdue.reason());
        if (!overdue.gone()) {
          abandoned.add(label, call);
        }
        return Optional.of(overdue.reason());
      }
      if (outcome instanceof Outcome.Threw threw) {
        String reason = BundleStarter.oneLine(threw.cause());
        LOG.warn("plugin {} cannot be uninstalled: {}", label, reason);
        return Optional.of(reason);
      }
      release(bundle, label);
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }

  /** The plugins that use packages of this bundle and are restarted when it goes. */
  List<Bundle> refreshed(Bundle bundle) {
    return wiring.getDependencyClosure(List.of(bundle)).stream()
        .filter(other -> !other.equals(bundle))
        .toList();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private void release(Bundle bundle, String label) {
    Collection<Bundle> pending = wiring.getRemovalPendingBundles();
    if (!pending.contains(bundle)) {
      return;
    }
    List<Bundle> users = refreshed(bundle);
    if (users.stream().anyMatch(ShippedBundles::shipped)) {
      LOG.warn("the classes of plugin {} stay loaded until the restart: the core uses them", label);
      return;
    }
    users.forEach(
        user ->
            LOG.info(
                "plugin {} {} is restarted: it uses packages of {}",
                user.getSymbolicName(),
                user.getVersion(),
                label));
    wiring.refreshBundles(List.of(bundle));
  }
}
