package ai.openclaw.core.why.internal;

import ai.openclaw.api.why.Explainer;
import ai.openclaw.api.why.Explanation;
import ai.openclaw.api.why.Thing;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Quarantine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the explainers, each call on a thread of its own and none for longer than a few seconds. The
 * objects are fetched on those threads, since a stranger's constructor may run. Thread-safe.
 */
final class Explainers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Explainers.class);
  private static final int THREADS = 8;
  private static final int WAITING = 256;
  private static final long LIMIT_SECONDS = 5;

  private final BundleContext context;
  private final Quarantine quarantine;
  private final boolean offline;
  private final ExecutorService workers = Workers.bounded("openclaw-why", THREADS, WAITING);
  private final ServiceTracker<Explainer, ServiceReference<Explainer>> tracker;

  /**
   * Watches the service registry from now on.
   *
   * @param offline whether only those are asked that know something without a gateway
   */
  Explainers(BundleContext context, Quarantine quarantine, boolean offline) {
    this.context = context;
    this.quarantine = quarantine;
    this.offline = offline;
    this.tracker =
        new ServiceTracker<>(context, Explainer.class, null) {
          @Override
          public ServiceReference<Explainer> addingService(ServiceReference<Explainer> reference) {
            return reference;
          }

          @Override
          public void removedService(
              ServiceReference<Explainer> reference, ServiceReference<Explainer> same) {
            // Nothing was fetched.
          }
        };
    tracker.open();
  }

  /** The kinds that are known now, sorted. */
  Collection<String> kinds() {
    return chosen().keySet();
  }

  /** What those of a kind, or of every kind, say of a name. */
  List<Explanation> explain(Optional<String> kind, String name) throws InterruptedException {
    Map<String, ServiceReference<Explainer>> asked = chosen();
    kind.ifPresent(only -> asked.keySet().retainAll(List.of(only)));
    var found = new ArrayList<Explanation>();
    for (Optional<Explanation> answer :
        ask(asked, explainer -> explainer.explain(name), Optional.<Explanation>empty())) {
      answer.ifPresent(found::add);
    }
    return found;
  }

  /** What is known of a thing. */
  Optional<Explanation> explain(Thing thing) throws InterruptedException {
    return explain(Optional.of(thing.kind()), thing.name()).stream().findFirst();
  }

  /** Every name that is known. */
  Collection<String> names(Optional<String> kind) throws InterruptedException {
    Map<String, ServiceReference<Explainer>> asked = chosen();
    kind.ifPresent(only -> asked.keySet().retainAll(List.of(only)));
    var names = new TreeSet<String>();
    for (Collection<String> some : ask(asked, Explainer::names, List.<String>of())) {
      names.addAll(some);
    }
    return names;
  }

  @Override
  public void close() {
    tracker.close();
    workers.shutdownNow();
  }

  private Map<String, ServiceReference<Explainer>> chosen() {
    List<ServiceReference<Explainer>> references = new ArrayList<>(tracker.getTracked().values());
    references.sort(
        Comparator.comparing((ServiceReference<Explainer> one) -> !shipped(one.getBundle()))
            .thenComparing(one -> (Long) one.getProperty(Constants.SERVICE_ID)));
    Map<String, ServiceReference<Explainer>> chosen = new HashMap<>();
    for (ServiceReference<Explainer> reference : references) {
      if (!offline || Boolean.TRUE.equals(reference.getProperty(Explainer.OFFLINE))) {
        chosen.putIfAbsent(String.valueOf(reference.getProperty(Explainer.KIND)), reference);
      }
    }
    return new TreeMap<>(chosen);
  }

  private <T> List<T> ask(
      Map<String, ServiceReference<Explainer>> asked, Function<Explainer, T> question, T none)
      throws InterruptedException {
    Map<ServiceReference<Explainer>, Future<T>> answers = new HashMap<>();
    for (ServiceReference<Explainer> reference : asked.values()) {
      try {
        answers.put(reference, workers.submit(() -> call(reference, question, none)));
      } catch (RejectedExecutionException e) {
        LOG.warn("{} was not asked: too many questions at once", name(reference.getBundle()));
      }
    }
    var found = new ArrayList<T>();
    for (ServiceReference<Explainer> reference : asked.values()) {
      Future<T> answer = answers.get(reference);
      if (answer != null) {
        found.add(wait(reference, answer, none));
      }
    }
    return found;
  }

  private <T> T call(
      ServiceReference<Explainer> reference, Function<Explainer, T> question, T none) {
    Explainer explainer = context.getService(reference);
    if (explainer == null) {
      return none;
    }
    try {
      return question.apply(explainer);
    } finally {
      context.ungetService(reference);
    }
  }

  private <T> T wait(ServiceReference<Explainer> reference, Future<T> answer, T none)
      throws InterruptedException {
    try {
      return answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      strike(reference, "it did not answer in time");
    } catch (ExecutionException e) {
      LOG.debug("an explainer failed", e);
      strike(reference, "it failed with " + e.getCause());
    }
    return none;
  }

  private void strike(ServiceReference<Explainer> reference, String why) {
    Bundle bundle = reference.getBundle();
    if (bundle != null) {
      quarantine.strike(
          bundle, "the explainer of " + reference.getProperty(Explainer.KIND) + ": " + why);
    }
  }

  private static String name(@Nullable Bundle bundle) {
    return bundle == null ? "an explainer" : String.valueOf(bundle.getSymbolicName());
  }

  private static boolean shipped(@Nullable Bundle bundle) {
    return bundle != null && !bundle.getLocation().startsWith("plugin:");
  }
}
