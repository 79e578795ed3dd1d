package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.Draining;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everyone who calls services of plugins, asked as one. Thread-safe. */
final class Drains {
  private static final Logger LOG = LoggerFactory.getLogger(Drains.class);

  private final BundleContext context;

  Drains(BundleContext context) {
    this.context = context;
  }

  /** Completes with whether every call into the bundle returned within the limit. */
  CompletableFuture<Boolean> drain(Bundle bundle, Duration limit) {
    var all = new ArrayList<CompletableFuture<Void>>();
    // Looked up when needed, not tracked: who drains may need a service of this bundle to exist.
    for (ServiceReference<Draining> reference : callers()) {
      @Nullable Draining caller = context.getService(reference);
      if (caller != null) {
        try {
          all.add(caller.drain(bundle).toCompletableFuture());
        } catch (RuntimeException broken) {
          LOG.error("a caller of plugins does not drain {}", bundle.getSymbolicName(), broken);
        } finally {
          context.ungetService(reference);
        }
      }
    }
    return CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
        .thenApply(nothing -> true)
        .completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(broken -> false);
  }

  private Collection<ServiceReference<Draining>> callers() {
    try {
      return context.getServiceReferences(Draining.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter is never wrong", e);
    }
  }
}
