package ai.openclaw.core.doctor.internal.examine;

import ai.openclaw.api.doctor.Diagnosis;
import ai.openclaw.api.doctor.Examination;
import ai.openclaw.api.doctor.Finding;
import ai.openclaw.api.doctor.Finding.Severity;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every diagnosis, each on a thread of its own and none longer than the examination lasts. The
 * objects are fetched on those threads, since a stranger's constructor may run. Thread-safe.
 */
public final class Diagnoses implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Diagnoses.class);
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
  private static final int THREADS = 16;
  private static final int WAITING = 1024;

  private final BundleContext context;
  private final Quarantine quarantine;
  private final ExecutorService workers = Workers.bounded("openclaw-doctor", THREADS, WAITING);
  private final ServiceTracker<Diagnosis, ServiceReference<Diagnosis>> tracker;

  /** Watches the service registry from now on. */
  public Diagnoses(BundleContext context, Quarantine quarantine) {
    this.context = context;
    this.quarantine = quarantine;
    this.tracker =
        new ServiceTracker<>(context, Diagnosis.class, null) {
          @Override
          public ServiceReference<Diagnosis> addingService(ServiceReference<Diagnosis> reference) {
            return reference;
          }

          @Override
          public void removedService(
              ServiceReference<Diagnosis> reference, ServiceReference<Diagnosis> same) {
            // Nothing was fetched.
          }
        };
    tracker.open();
  }

  /** What a diagnosis is called for. */
  private interface Question {
    List<Finding> ask(Diagnosis diagnosis) throws InterruptedException;
  }

  /** A diagnosis at work. */
  private record Asked(ServiceReference<Diagnosis> reference, Future<List<Finding>> answer) {}

  /** What all of them find: the worst first, then by place. */
  public List<Found> ask(Examination examination) throws InterruptedException {
    var found = new ArrayList<Found>();
    Map<String, Asked> asked = new LinkedHashMap<>();
    chosen(found)
        .forEach(
            (id, reference) ->
                start(reference, diagnosis -> diagnosis.examine(examination))
                    .ifPresentOrElse(
                        answer -> asked.put(id, new Asked(reference, answer)),
                        () -> found.add(failed(id, "too many others are at work"))));
    for (Map.Entry<String, Asked> entry : asked.entrySet()) {
      answers(entry.getKey(), entry.getValue(), examination.deadline())
          .forEach(
              finding ->
                  found.add(
                      new Found(
                          entry.getKey(),
                          finding,
                          shipped(entry.getValue().reference().getBundle()))));
    }
    found.sort(
        Comparator.comparing((Found one) -> one.finding().severity())
            .thenComparing(one -> one.finding().file().map(Object::toString).orElse(""))
            .thenComparing(one -> one.finding().path()));
    return List.copyOf(found);
  }

  /** Tells those of the distribution that files have changed, and waits until they have acted. */
  public void settle(Instant deadline) throws InterruptedException {
    Map<String, Asked> asked = new LinkedHashMap<>();
    chosen(new ArrayList<>())
        .forEach(
            (id, reference) -> {
              if (shipped(reference.getBundle())) {
                start(reference, Diagnoses::settled)
                    .ifPresent(answer -> asked.put(id, new Asked(reference, answer)));
              }
            });
    for (Map.Entry<String, Asked> entry : asked.entrySet()) {
      var unused = answers(entry.getKey(), entry.getValue(), deadline);
    }
  }

  private static List<Finding> settled(Diagnosis diagnosis) throws InterruptedException {
    diagnosis.settle();
    return List.of();
  }

  @Override
  public void close() {
    tracker.close();
    workers.shutdownNow();
  }

  private Map<String, ServiceReference<Diagnosis>> chosen(List<Found> found) {
    List<ServiceReference<Diagnosis>> references = new ArrayList<>(tracker.getTracked().values());
    references.sort(
        Comparator.comparing((ServiceReference<Diagnosis> one) -> !shipped(one.getBundle()))
            .thenComparing(one -> (Long) one.getProperty(Constants.SERVICE_ID)));
    Map<String, ServiceReference<Diagnosis>> chosen = new HashMap<>();
    for (ServiceReference<Diagnosis> reference : references) {
      String id = String.valueOf(reference.getProperty(Diagnosis.ID));
      if (!ID.matcher(id).matches()) {
        found.add(failed(name(reference.getBundle()), "it has no valid " + Diagnosis.ID));
      } else if (chosen.putIfAbsent(id, reference) != null) {
        found.add(failed(id, "the id belongs to another bundle, so this one is not asked"));
      }
    }
    return new TreeMap<>(chosen);
  }

  private Optional<Future<List<Finding>>> start(
      ServiceReference<Diagnosis> reference, Question question) {
    try {
      return Optional.of(workers.submit(() -> ask(reference, question)));
    } catch (RejectedExecutionException e) {
      return Optional.empty();
    }
  }

  private List<Finding> ask(ServiceReference<Diagnosis> reference, Question question)
      throws InterruptedException {
    Diagnosis diagnosis = context.getService(reference);
    if (diagnosis == null) {
      return List.of();
    }
    try {
      return List.copyOf(question.ask(diagnosis));
    } finally {
      context.ungetService(reference);
    }
  }

  private List<Finding> answers(String id, Asked asked, Instant deadline)
      throws InterruptedException {
    Duration left = Duration.between(Instant.now(), deadline);
    try {
      return asked.answer().get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      asked.answer().cancel(true);
      return List.of(strike(id, asked, "it did not answer in time"));
    } catch (ExecutionException e) {
      LOG.debug("the diagnosis {} failed", id, e);
      Throwable cause = e.getCause();
      String name = cause == null ? "no cause" : cause.getClass().getName();
      return List.of(strike(id, asked, "it failed with " + name));
    }
  }

  private Finding strike(String id, Asked asked, String why) {
    Bundle bundle = asked.reference().getBundle();
    if (bundle != null) {
      quarantine.strike(bundle, "the diagnosis " + id + ": " + why);
    }
    return failed(id, why).finding();
  }

  private static Found failed(String id, String why) {
    return new Found(
        id,
        new Finding(
            "DOCTOR_DIAGNOSIS_FAILED",
            Severity.WARNING,
            "The diagnosis " + id + " gave no answer: " + why,
            Optional.empty(),
            "",
            "openclaw plugins list shows the bundle; the log has the cause",
            Optional.empty()),
        true);
  }

  private static String name(@Nullable Bundle bundle) {
    return bundle == null ? "unknown" : String.valueOf(bundle.getSymbolicName());
  }

  private static boolean shipped(@Nullable Bundle bundle) {
    return bundle != null && !bundle.getLocation().startsWith("plugin:");
  }
}
