package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.core.plugins.Quarantine;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enters services into {@link Claims} as they come and go, without fetching their objects. */
public final class ClaimTracker<T> {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimTracker.class);

  private final ServiceTracker<T, Entry<T>> tracker;

  /**
   * Creates it; tracks nothing yet.
   *
   * @param property the service property that names the key
   * @param grammar what a key looks like
   */
  public ClaimTracker(
      BundleContext context,
      Class<T> type,
      String property,
      Pattern grammar,
      Claims<T> claims,
      Quarantine quarantine) {
    this.tracker =
        new ServiceTracker<>(
            context,
            type,
            new ServiceTrackerCustomizer<T, Entry<T>>() {
              @Override
              public @Nullable Entry<T> addingService(ServiceReference<T> reference) {
                if (reference.getProperty(property) instanceof String key
                    && grammar.matcher(key).matches()) {
                  return claims.add(key, new ReferenceHandle<>(context, reference, quarantine));
                }
                LOG.warn(
                    "[SECRETS_CLAIM_REFUSED] {} registers a {} without a valid property {}",
                    reference.getBundle(),
                    type.getSimpleName(),
                    property);
                return null;
              }

              @Override
              public void modifiedService(ServiceReference<T> reference, Entry<T> entry) {
                // What a service serves is fixed when it is registered.
              }

              @Override
              public void removedService(ServiceReference<T> reference, Entry<T> entry) {
                claims.remove(entry);
              }
            });
  }

  /** Starts tracking. */
  public void open() {
    tracker.open();
  }

  /** Stops tracking; every service counts as gone. */
  public void close() {
    tracker.close();
  }
}
