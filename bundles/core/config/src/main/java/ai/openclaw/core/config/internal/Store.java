package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigDiagnosis;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigListener;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.host.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accepted configuration. Everything that changes it runs on one thread, in turn. */
final class Store implements ConfigStore, ConfigDiagnosis, Conditions {
  private static final Logger LOG = LoggerFactory.getLogger(Store.class);
  private static final int MOST_PATHS_LOGGED = 20;
  private static final String STOPPING = "CONFIG_STOPPING";

  private final Candidates candidates;
  private final EditTransaction transaction;
  private final Supplier<List<ConfigParticipant>> participants;
  private final Supplier<List<ConfigListener>> listeners;
  private final LastGood lastGood;
  private final ExecutorService worker;
  private final Clock clock;
  private final Reactivation reactivation;
  private final ThreadLocal<Boolean> onWorker = ThreadLocal.withInitial(() -> false);
  private volatile Candidate accepted;
  private volatile Optional<Rejection> rejected = Optional.empty();

  /**
   * Creates it.
   *
   * @param first the configuration to begin with
   * @param worker has one thread
   */
  Store(
      Candidate first,
      Candidates candidates,
      EditTransaction transaction,
      Supplier<List<ConfigParticipant>> participants,
      Supplier<List<ConfigListener>> listeners,
      LastGood lastGood,
      ExecutorService worker,
      Clock clock,
      Reactivation reactivation) {
    this.accepted = first;
    this.candidates = candidates;
    this.transaction = transaction;
    this.participants = participants;
    this.listeners = listeners;
    this.lastGood = lastGood;
    this.worker = worker;
    this.clock = clock;
    this.reactivation = reactivation;
  }

  @Override
  public ConfigSnapshot current() {
    return accepted.snapshot();
  }

  @Override
  public ConfigSnapshot read() throws ConfigInvalidException {
    return candidates.read().snapshot();
  }

  @Override
  public Optional<Rejection> rejected() {
    return rejected;
  }

  @Override
  public ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision)
      throws ConfigInvalidException {
    return edit(edits, expectedRevision, true);
  }

  @Override
  public ConfigSnapshot edit(List<ConfigEdit> edits, String expectedRevision, boolean backup)
      throws ConfigInvalidException {
    List<ConfigEdit> fixed = List.copyOf(edits);
    return inTurn(
        () -> {
          Candidate written = transaction.run(fixed, expectedRevision, backup);
          accept(written);
          return written.snapshot();
        });
  }

  @Override
  public List<Condition> conditions() {
    return rejected.map(Store::condition).stream().toList();
  }

  private static Condition condition(Rejection rejection) {
    return new Condition(
        rejection.state(),
        rejection.since(),
        (rejection.fallback()
                ? "the last accepted configuration serves, because the files are not valid: "
                : "the configuration that serves stays, because the files are not valid: ")
            + issues(rejection.issues()),
        rejection.issues().stream().map(ConfigIssue::path).distinct().toList());
  }

  /** Notes that this configuration serves because the files are not valid. */
  void insteadOf(List<ConfigIssue> issues) {
    reject(
        issues,
        true,
        "the last accepted configuration serves, because the files are not valid: "
            + issues(issues));
  }

  /** The files that the next change may come from. */
  Set<Path> files() {
    Set<Path> files = new HashSet<>(candidates.lookedFor());
    files.addAll(accepted.loaded().files().keySet());
    return files;
  }

  /** Takes over what the files are now, when that differs, is valid and all agree. */
  void reload() {
    try {
      inTurn(
          () -> {
            evaluate();
            return current();
          });
    } catch (ConfigInvalidException e) {
      if (e.issues().get(0).code().equals(STOPPING)) {
        LOG.debug("a change of the files was not looked at: the configuration is being stopped");
        return;
      }
      reject(e.issues(), false, "config reload skipped (invalid config): " + issues(e.issues()));
    }
  }

  private void evaluate() throws ConfigInvalidException, InterruptedException {
    if (accepted.loaded().exists() && !Files.exists(candidates.main())) {
      var gone =
          ConfigIssue.at(
              "CONFIG_GONE", Dots.ROOT, "The file is gone; the last configuration stays");
      reject(List.of(gone), false, "config file is gone; the last accepted configuration stays");
      return;
    }
    Loaded loaded = candidates.load(Map.of());
    if (loaded.fingerprint().equals(accepted.loaded().fingerprint())) {
      agree();
      return;
    }
    // The files decide, so that a mode of off can be left again without a restart.
    if (ReloadMode.of(loaded.source()) == ReloadMode.OFF) {
      LOG.info("config reload disabled (gateway.reload.mode=off)");
      return;
    }
    Candidate candidate = candidates.check(loaded);
    String paths = text(ConfigDiff.between(accepted.snapshot(), candidate.snapshot()));
    LOG.info("config change detected; evaluating reload ({})", paths);
    Agreement agreement = Agreement.about(candidate.snapshot(), participants.get());
    Optional<String> objection = agreement.objection();
    if (objection.isPresent()) {
      var issue = ConfigIssue.at("CONFIG_OBJECTION", Dots.ROOT, objection.get());
      throw new ConfigInvalidException(candidates.main(), List.of(issue));
    }
    agreement.commit();
    accept(candidate);
  }

  private void accept(Candidate candidate) {
    ConfigSnapshot before = accepted.snapshot();
    ConfigSnapshot after = candidate.snapshot();
    accepted = candidate;
    agree();
    lastGood.keep(candidate.loaded());
    Set<String> paths = ConfigDiff.between(before, after);
    if (paths.isEmpty()) {
      return;
    }
    for (ConfigIssue warning : after.warnings()) {
      if (!before.warnings().contains(warning)) {
        LOG.warn("{}: {}", warning.path(), warning.message());
      }
    }
    for (ConfigListener listener : listeners.get()) {
      try {
        listener.changed(before, after, paths);
      } catch (RuntimeException broken) {
        LOG.error("a configuration listener failed: {}", listener.getClass().getName(), broken);
      }
    }
    reactivation.changed(ReloadMode.of(after.effective()), paths, text(paths));
  }

  private void reject(List<ConfigIssue> issues, boolean fallback, String line) {
    boolean known = rejected.isPresent() && rejected.get().issues().equals(issues);
    if (!known) {
      LOG.error("{}", line);
      tell(Optional.of(new Rejection(Instant.now(clock), issues, fallback)));
    }
  }

  private void agree() {
    if (rejected.isPresent()) {
      tell(Optional.empty());
    }
  }

  private void tell(Optional<Rejection> now) {
    rejected = now;
    for (ConfigListener listener : listeners.get()) {
      try {
        listener.rejected(now);
      } catch (RuntimeException broken) {
        LOG.error("a configuration listener failed: {}", listener.getClass().getName(), broken);
      }
    }
  }

  private static String text(Set<String> paths) {
    List<String> shown = paths.stream().sorted().limit(MOST_PATHS_LOGGED).toList();
    String rest = paths.size() > shown.size() ? ", …" : "";
    return String.join(", ", shown) + rest;
  }

  private static String issues(List<ConfigIssue> issues) {
    return String.join(
        "; ", issues.stream().map(issue -> issue.path() + ": " + issue.message()).toList());
  }

  private ConfigSnapshot inTurn(Callable<ConfigSnapshot> change) throws ConfigInvalidException {
    if (onWorker.get()) {
      throw new IllegalStateException(
          "the configuration cannot be changed while a change of it is in progress");
    }
    try {
      Future<ConfigSnapshot> result = worker.submit(() -> marked(change));
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConfigInvalidException invalid) {
        throw invalid;
      }
      if (e.getCause() instanceof InterruptedException) {
        throw stopping("The configuration is being stopped");
      }
      throw new IllegalStateException("the configuration could not be changed", e.getCause());
    } catch (RejectedExecutionException e) {
      throw stopping("The configuration is being stopped, or too many changes wait");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopping("Interrupted; the change may still be made");
    }
  }

  private ConfigSnapshot marked(Callable<ConfigSnapshot> change) throws Exception {
    onWorker.set(true);
    try {
      return change.call();
    } finally {
      onWorker.remove();
    }
  }

  private ConfigInvalidException stopping(String message) {
    return new ConfigInvalidException(
        candidates.main(), List.of(ConfigIssue.at(STOPPING, Dots.ROOT, message)));
  }
}
