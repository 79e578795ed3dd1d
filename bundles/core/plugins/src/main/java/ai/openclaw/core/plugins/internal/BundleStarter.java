package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.WatchedCall.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Installs bundles beside the ones that serve, resolves them together and starts them at the same
 * time, each on a thread of its own and within the deadline. Confined to one thread.
 */
final class BundleStarter {
  private static final Logger LOG = LoggerFactory.getLogger(BundleStarter.class);
  private static final int OPTIONS = Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY;

  private final BundleContext context;
  private final WiringExplainer explainer;
  private final Removal removal;
  private final AbandonedThreads abandoned;
  private final Duration deadline;

  BundleStarter(
      BundleContext context,
      WiringExplainer explainer,
      Removal removal,
      AbandonedThreads abandoned,
      Duration deadline) {
    this.context = context;
    this.explainer = explainer;
    this.removal = removal;
    this.abandoned = abandoned;
    this.deadline = deadline;
  }

  /** What became of one bundle. */
  sealed interface Result {
    /** The jar it was made from. */
    PluginJar jar();

    /** It is active and its services are there. */
    record Started(PluginJar jar, Bundle bundle) implements Result {}

    /** It misbehaved: to be set aside. */
    record Misbehaved(PluginJar jar, String reason) implements Result {}

    /** It does not fit into this host as it is now. */
    record Unusable(PluginJar jar, String reason) implements Result {}
  }

  List<Result> start(
      List<PluginJar> jars, Function<PluginJar, Path> files, Map<String, Running> serving)
      throws InterruptedException {
    var results = new ArrayList<Result>();
    var installed = new ArrayList<Attempt>();
    for (PluginJar jar : jars) {
      Optional<Running> old = Optional.ofNullable(serving.get(jar.name()));
      try {
        if (jar.singleton() && old.isPresent()) {
          throw new BundleException(
              "it is a singleton, so it cannot run beside "
                  + old.get().jar().version()
                  + ": uninstall that first");
        }
        installed.add(new Attempt(jar, install(jar, files.apply(jar)), old));
      } catch (BundleException | IOException e) {
        results.add(new Result.Unusable(jar, oneLine(e)));
      }
    }
    context
        .getBundle(0)
        .adapt(FrameworkWiring.class)
        .resolveBundles(installed.stream().map(Attempt::bundle).toList());
    var starting = new ArrayList<Started>();
    for (Attempt attempt : installed) {
      if (attempt.bundle().getState() == Bundle.INSTALLED) {
        results.add(new Result.Unusable(attempt.jar(), unresolved(attempt.bundle())));
        removal.remove(attempt.bundle());
      } else {
        starting.add(begin(attempt));
      }
    }
    for (Started started : starting) {
      results.add(finish(started));
    }
    return results;
  }

  private Bundle install(PluginJar jar, Path file) throws BundleException, IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (!JarExaminer.sha256(bytes).equals(jar.sha256())) {
      throw new IOException("it changes while it is read; when it rests it is read again");
    }
    String location = ShippedBundles.PLUGIN_LOCATION + jar.file();
    if (context.getBundle(location) != null) {
      location += "?" + jar.sha256().substring(0, 16);
    }
    return context.installBundle(location, new ByteArrayInputStream(bytes));
  }

  private Started begin(Attempt attempt) throws InterruptedException {
    PluginJar jar = attempt.jar();
    long gapFrom = System.nanoTime();
    Optional<Running> stopped = attempt.old().filter(old -> jar.exclusive());
    if (stopped.isPresent()) {
      stop(stopped.get());
    }
    Bundle bundle = attempt.bundle();
    WatchedCall call =
        WatchedCall.start(
            "its activator", "openclaw-plugin-" + jar.name(), () -> bundle.start(OPTIONS));
    return new Started(attempt, call, stopped, gapFrom);
  }

  private Result finish(Started started) throws InterruptedException {
    Attempt attempt = started.attempt();
    Outcome outcome = started.call().await(deadline);
    String reason;
    if (outcome instanceof Outcome.Returned) {
      Set<String> missing = missing(started);
      if (missing.isEmpty()) {
        if (started.stopped().isPresent()) {
          LOG.info(
              "plugin {} is exclusive: nothing served for {} ms while it took over",
              attempt.jar().label(),
              (System.nanoTime() - started.gapFrom()) / 1_000_000);
        }
        return new Result.Started(attempt.jar(), attempt.bundle());
      }
      reason =
          "it started, but offers no "
              + String.join(", ", missing)
              + " as the version that serves does";
      removal.remove(attempt.bundle());
    } else if (outcome instanceof Outcome.Threw threw) {
      reason = "its activator failed: " + oneLine(threw.cause());
      removal.remove(attempt.bundle());
    } else if (outcome instanceof Outcome.Overdue overdue && !overdue.gone()) {
      reason = overdue.reason();
      abandoned.add(attempt.jar().label(), started.call());
      started.call().whenOver(() -> removal.removeLater(attempt.bundle()));
    } else {
      reason = ((Outcome.Overdue) outcome).reason();
      removal.remove(attempt.bundle());
    }
    if (started.stopped().isPresent()) {
      restart(started.stopped().get());
    }
    return new Result.Misbehaved(attempt.jar(), reason);
  }

  /** The services that the old version offers and the new one promises, but has not registered. */
  private Set<String> missing(Started started) throws InterruptedException {
    Optional<Running> old = started.attempt().old();
    if (old.isEmpty() || started.stopped().isPresent()) {
      return Set.of();
    }
    Bundle bundle = started.attempt().bundle();
    var expected = new TreeSet<>(Running.services(old.get().bundle()));
    Set<String> promised = ServiceWait.promised(bundle);
    if (!promised.isEmpty()) {
      expected.retainAll(promised);
    }
    return ServiceWait.missing(context, bundle, expected, deadline);
  }

  private void stop(Running old) throws InterruptedException {
    WatchedCall call =
        WatchedCall.start(
            "its stop",
            "openclaw-plugin-" + old.jar().name(),
            () -> old.bundle().stop(Bundle.STOP_TRANSIENT));
    if (call.await(deadline) instanceof Outcome.Overdue overdue) {
      LOG.warn("plugin {}: {}", old.jar().label(), overdue.reason());
      abandoned.add(old.jar().label(), call);
    }
  }

  private void restart(Running old) throws InterruptedException {
    WatchedCall call =
        WatchedCall.start(
            "its activator",
            "openclaw-plugin-" + old.jar().name(),
            () -> old.bundle().start(OPTIONS));
    Outcome outcome = call.await(deadline);
    if (!(outcome instanceof Outcome.Returned)) {
      LOG.error("plugin {} does not start again: {}", old.jar().label(), outcome);
    }
  }

  private String unresolved(Bundle bundle) {
    List<String> missing = explainer.missing(bundle);
    if (!missing.isEmpty()) {
      return missing.get(0)
          + (missing.size() > 1 ? " (and " + (missing.size() - 1) + " more)" : "");
    }
    try {
      bundle.start(OPTIONS);
      return "it cannot be resolved";
    } catch (BundleException e) {
      return oneLine(e);
    }
  }

  static String oneLine(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof BundleException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    @Nullable String message = cause.getMessage();
    String text =
        message == null
            ? ""
            : Stream.of(message.split("\\R", -1)).findFirst().map(String::strip).orElse("");
    String shortened = text.length() > 240 ? text.substring(0, 240) + "…" : text;
    boolean plain = cause instanceof BundleException || cause instanceof IOException;
    return plain && !shortened.isEmpty()
        ? shortened
        : cause.getClass().getSimpleName() + (shortened.isEmpty() ? "" : ": " + shortened);
  }

  private record Attempt(PluginJar jar, Bundle bundle, Optional<Running> old) {}

  /** A start under way; an exclusive one has stopped the version that served. */
  private record Started(
      Attempt attempt, WatchedCall call, Optional<Running> stopped, long gapFrom) {}
}
