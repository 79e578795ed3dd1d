package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.BundleStarter.Result;
import ai.openclaw.core.plugins.internal.Decision.Verdict;
import ai.openclaw.core.plugins.internal.DropFolder.Listing;
import ai.openclaw.core.plugins.internal.RecordEntry.Strike;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes what runs equal to what the folder and the record say, again and again. Confined to one
 * thread, but for {@link #statuses()}.
 */
final class Reconciler {
  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int MOST_PASSES = 1_000;

  private final DropFolder folder;
  private final Ledger ledger;
  private final BundleStarter starter;
  private final Removal removal;
  private final Predicate<String> shipped;
  private final Clock clock;
  private final Map<String, Running> running = new TreeMap<>();
  private final Map<String, String> unusable = new HashMap<>();
  private final Map<Running, CompletableFuture<Void>> leaving = new ConcurrentHashMap<>();
  private Set<String> told = Set.of();
  private volatile List<PluginStatus> statuses = List.of();
  private volatile Optional<String> problem = Optional.empty();

  Reconciler(
      DropFolder folder,
      Ledger ledger,
      BundleStarter starter,
      Removal removal,
      Predicate<String> shipped,
      Clock clock) {
    this.folder = folder;
    this.ledger = ledger;
    this.starter = starter;
    this.removal = removal;
    this.shipped = shipped;
    this.clock = clock;
  }

  /** What became of each file; any thread may ask. */
  List<PluginStatus> statuses() {
    var all = new ArrayList<>(statuses);
    for (Running old : leaving.keySet()) {
      all.add(status(old.jar(), "draining", 0, "", Optional.of(old.bundle())));
    }
    return List.copyOf(all);
  }

  /** Why the folder is not used; any thread may ask. */
  Optional<String> problem() {
    return problem;
  }

  /**
   * Does what is to be done now.
   *
   * @return whether a file is still being written, so that another look is due soon
   */
  boolean reconcile() throws InterruptedException {
    for (int pass = 0; pass < MOST_PASSES; pass++) {
      Listing listing;
      try {
        listing = folder.scan();
      } catch (IOException e) {
        listing = new Listing(List.of(), Optional.of("the drop folder cannot be read: " + e));
      }
      if (listing.problem().isPresent()) {
        report(listing.problem().get());
        return false;
      }
      problem = Optional.empty();
      ledger.forget(listing.files(), this::serves);
      Plan plan = Plan.of(listing.files(), ledger.record(), running, shipped, unusable);
      List<PluginJar> starts = plan.starts();
      if (!starts.isEmpty()) {
        start(starts);
      } else if (plan.gone().isEmpty() || listing.pending()) {
        settle(plan.decisions());
        return listing.pending();
      } else {
        plan.gone().forEach(this::leave);
      }
    }
    throw new IllegalStateException("the plugins do not settle");
  }

  DropFolder folder() {
    return folder;
  }

  Ledger ledger() {
    return ledger;
  }

  Optional<Running> running(String name) {
    return Optional.ofNullable(running.get(name));
  }

  Optional<Running> running(Bundle bundle) {
    return running.values().stream().filter(r -> r.bundle().equals(bundle)).findFirst();
  }

  /** The plugins that are restarted when this one goes, because they use its packages. */
  List<Bundle> users(Running plugin) {
    return removal.refreshed(plugin.bundle());
  }

  /** The retirement of every version of a plugin that is under way. */
  CompletableFuture<Void> left(String name) {
    return CompletableFuture.allOf(
        leaving.entrySet().stream()
            .filter(entry -> entry.getKey().jar().name().equals(name))
            .map(Map.Entry::getValue)
            .toArray(CompletableFuture<?>[]::new));
  }

  /** Counts a strike; with the last one the plugin is set aside. */
  void strike(Running plugin, Strike strike, boolean last) {
    if (last) {
      ledger.quarantine(plugin.jar(), strike, ledger.strikes(plugin.jar()) + 1);
      leave(plugin);
    } else {
      ledger.strike(plugin.jar(), strike);
    }
  }

  private void start(List<PluginJar> starts) throws InterruptedException {
    for (Result result :
        starter.start(starts, jar -> folder.path(jar.file()), Map.copyOf(running))) {
      if (result instanceof Result.Started started) {
        started(started);
      } else if (result instanceof Result.Misbehaved bad) {
        ledger.quarantine(bad.jar(), new Strike(clock.instant(), bad.reason()), 1);
      } else if (result instanceof Result.Unusable bad) {
        unusable.put(bad.jar().sha256(), bad.reason());
      }
    }
  }

  private void started(Result.Started started) {
    PluginJar jar = started.jar();
    @Nullable Running old = running.put(jar.name(), new Running(jar, started.bundle()));
    unusable.clear();
    if (old == null) {
      ledger.serves(jar);
      LOG.info(
          "plugin {} from {} serves; it asks for {}",
          jar.label(),
          jar.file(),
          jar.capabilities().isEmpty() ? "nothing" : String.join(", ", jar.capabilities()));
    } else {
      LOG.info(
          "plugin {} from {} serves in place of {}", jar.label(), jar.file(), old.jar().version());
      ledger.serves(jar, old.jar());
      retire(old);
    }
  }

  private boolean serves(PluginJar jar) {
    return running(jar.name()).filter(plugin -> plugin.jar().sameBundle(jar)).isPresent();
  }

  private void leave(Running plugin) {
    running.remove(plugin.jar().name());
    unusable.clear();
    LOG.info("plugin {} leaves", plugin.jar().label());
    retire(plugin);
  }

  private void retire(Running plugin) {
    CompletableFuture<Void> left = removal.retire(plugin);
    leaving.put(plugin, left);
    var unused = left.whenComplete((nothing, failure) -> leaving.remove(plugin));
  }

  private void settle(List<Decision> decisions) {
    ledger.settle(decisions);
    var lines = new HashSet<String>();
    var list = new ArrayList<PluginStatus>();
    for (Decision decision : decisions) {
      if (decision.verdict() == Verdict.REFUSED || decision.verdict() == Verdict.REPLACED) {
        lines.add(decision.file() + " " + decision.reason());
      }
      list.add(status(decision));
    }
    lines.stream().filter(line -> !told.contains(line)).forEach(line -> tell(line));
    told = lines;
    statuses = List.copyOf(list);
  }

  private static void tell(String line) {
    LOG.warn("plugin file not used: {}", line);
  }

  private void report(String newProblem) {
    if (!problem.equals(Optional.of(newProblem))) {
      LOG.error("no plugin is admitted: {}", newProblem);
    }
    problem = Optional.of(newProblem);
  }

  private PluginStatus status(Decision decision) {
    String state =
        switch (decision.verdict()) {
          case KEEP, START -> "active";
          case STANDBY -> "standby";
          case REPLACED -> "replaced";
          case QUARANTINED -> "quarantined";
          case REFUSED -> "refused";
          case PENDING -> "pending";
        };
    if (decision.jar().isEmpty()) {
      return new PluginStatus(
          decision.file(),
          "",
          state,
          decision.file(),
          "",
          List.of(),
          0,
          decision.reason(),
          Optional.empty());
    }
    PluginJar jar = decision.jar().get();
    int strikes = ledger.strikes(jar);
    Optional<Bundle> bundle =
        decision.verdict() == Verdict.KEEP
            ? running(jar.name()).map(Running::bundle)
            : Optional.empty();
    return status(jar, state, strikes, decision.reason(), bundle);
  }

  private static PluginStatus status(
      PluginJar jar, String state, int strikes, String reason, Optional<Bundle> bundle) {
    return new PluginStatus(
        jar.name(),
        jar.version().toString(),
        state,
        jar.file(),
        jar.sha256(),
        jar.capabilities(),
        strikes,
        reason,
        bundle);
  }
}
