package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.Credentials;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The credentials that one bundle may read: those its own surfaces declare. */
final class ScopedCredentials implements Credentials {
  private static final Logger LOG = LoggerFactory.getLogger(ScopedCredentials.class);

  private final Publisher publisher;
  private final Surfaces surfaces;
  private final Bundle reader;
  private final List<AutoCloseable> subscriptions = new CopyOnWriteArrayList<>();

  private ScopedCredentials(Publisher publisher, Surfaces surfaces, Bundle reader) {
    this.publisher = publisher;
    this.surfaces = surfaces;
    this.reader = reader;
  }

  /** Makes one instance for each bundle that asks. */
  static ServiceFactory<Credentials> factory(Publisher publisher, Surfaces surfaces) {
    return new ServiceFactory<>() {
      @Override
      public Credentials getService(Bundle bundle, ServiceRegistration<Credentials> own) {
        return new ScopedCredentials(publisher, surfaces, bundle);
      }

      @Override
      public void ungetService(
          Bundle bundle, ServiceRegistration<Credentials> own, Credentials service) {
        if (service instanceof ScopedCredentials scoped) {
          scoped.close();
        }
      }
    };
  }

  @Override
  public Optional<SecretValue> get(String path) {
    if (!declares(path)) {
      LOG.warn("[SECRETS_READ_REFUSED] {}: {} does not declare it", path, reader);
      throw new SecurityException(
          reader.getSymbolicName() + " may not read " + path + ": its surfaces do not declare it");
    }
    LOG.debug("{} reads {}", reader, path);
    return publisher.current().credential(path);
  }

  @Override
  public AutoCloseable onChange(Consumer<Set<String>> listener) {
    AutoCloseable subscription =
        publisher.onChange(
            paths -> {
              var own = new HashSet<>(paths);
              own.removeIf(path -> !declares(path));
              if (!own.isEmpty()) {
                listener.accept(Set.copyOf(own));
              }
            });
    subscriptions.add(subscription);
    return subscription;
  }

  private boolean declares(String path) {
    return surfaces.declares(reader.getBundleId(), List.of(path.split("\\.", -1)));
  }

  private void close() {
    for (AutoCloseable subscription : new ArrayList<>(subscriptions)) {
      try {
        subscription.close();
      } catch (Exception e) {
        LOG.debug("a subscription of {} could not be closed", reader, e);
      }
    }
  }
}
