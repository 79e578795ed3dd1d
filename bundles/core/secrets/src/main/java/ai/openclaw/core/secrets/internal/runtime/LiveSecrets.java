package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigStore;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.SecretsRuntime;
import ai.openclaw.core.secrets.internal.engine.Engine;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The secrets runtime: passes run one after the other, readers read one field. Thread-safe. */
public final class LiveSecrets implements SecretsRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSecrets.class);
  private static final int ATTEMPTS = 2;

  private final ActivationPass pass;
  private final Engine engine;
  private final Publisher publisher;
  private final ReloaderHealth health;
  private final RetryTimer retries;
  private final Executor passes;
  private final Clock clock;
  private final ReloadQueue<ReloadOutcome> reloads;
  private final RotationQueue<ReloadOutcome> rotations;

  LiveSecrets(
      ActivationPass pass,
      Engine engine,
      Publisher publisher,
      Executor passes,
      ScheduledExecutorService scheduler,
      Clock clock) {
    this.pass = pass;
    this.engine = engine;
    this.publisher = publisher;
    this.passes = passes;
    this.clock = clock;
    this.health = new ReloaderHealth(clock);
    this.reloads = new ReloadQueue<>(passes, () -> refresh(PassScope.all(Trigger.RELOAD)));
    this.retries =
        new RetryTimer(
            scheduler,
            () -> refreshTroubled(Trigger.RETRY),
            clock,
            () -> ThreadLocalRandom.current().nextDouble(),
            engine::due);
    var rotation = new RotationPass(pass, publisher, health, retries::plan, clock);
    this.rotations = new RotationQueue<>(passes, rotation::run);
    publisher.relabel(retries::plan);
  }

  @Override
  public Activation current() {
    return publisher.current().activation();
  }

  /** The active state with what it was made from; a field read. */
  public Published published() {
    return publisher.current();
  }

  /** Whether the last pass worked. */
  public ReloaderHealth health() {
    return health;
  }

  @Override
  public ReloadOutcome reload() throws InterruptedException {
    return await(reloads.join());
  }

  /**
   * Resolves anew the owners of references whose values may have changed outside; publishes nothing
   * when no value differs. Calls that arrive before a pass began share it. Returns at once.
   */
  public CompletableFuture<ReloadOutcome> rotated(Set<SecretRef> refs) {
    return rotations.join(refs);
  }

  @Override
  public Map<SecretRef, ResolveResult.Outcome> resolve(Collection<SecretRef> refs)
      throws InterruptedException {
    return engine.resolve(refs, publisher.current().draft().settings(), false);
  }

  /** Resolves by itself what waits for a source, or could come from a newer bundle now. */
  void sourceArrived(String source) {
    if (uses(source)) {
      submit(() -> refresh(troubledOr(ownersOf(source), Trigger.ARRIVAL)));
    }
  }

  /** Collects again by itself after an owner's bundle came or went. */
  void surfaceChanged() {
    refreshTroubled(Trigger.ARRIVAL);
  }

  /**
   * Forgets why providers are left alone, and tries the owners that are in trouble at once.
   *
   * @param alias of which provider; of all when empty
   * @return the aliases that were left alone
   */
  public List<String> retry(Optional<String> alias) {
    List<String> forgiven = engine.forgive(alias);
    refreshTroubled(Trigger.RETRY);
    return forgiven;
  }

  /** Completes an activation with what its pass did not wait for. */
  void follow(LateAnswers late, Activation activation) {
    late.whenThere((refs, known) -> submit(() -> complete(refs, known, activation)));
  }

  private void complete(Set<SecretRef> refs, Map<SecretRef, Outcome> known, Activation activation) {
    if (!current().config().equals(activation.config())) {
      // The same reference may mean another provider now.
      return;
    }
    Set<String> waiting = troubled();
    Set<String> owners = ownersOf(slot -> refs.contains(slot.ref()));
    waiting.retainAll(owners);
    if (!waiting.isEmpty() || current().number() == activation.number()) {
      refresh(PassScope.late(waiting, known));
    }
  }

  /**
   * Catches up with a configuration that was accepted while the first activation was under way.
   * Runs on the thread of the passes.
   */
  void acceptStored(ConfigStore store) throws InterruptedException {
    ConfigSnapshot stored = store.current();
    Published before = publisher.current();
    ConfigSnapshot resolved = before.activation().config();
    if (stored.revision().equals(resolved.revision())
        && stored.source().equals(resolved.source())) {
      return;
    }
    PassResult result = pass.run(stored, Optional.of(before), PassScope.all(Trigger.CONFIG));
    if (result instanceof PassResult.Bad bad) {
      health.failed(bad.failure());
    } else {
      publisher.publishAfter(before, retries.plan(((PassResult.Good) result).draft()));
    }
  }

  /** Marks the owners of a source that nothing serves any more. */
  void sourceGone(String source) {
    if (!uses(source)) {
      return;
    }
    Set<String> owners = ownersOf(source);
    var gone =
        new SecretFailure(
            "SECRETS_SOURCE_NOT_INSTALLED",
            "the bundle that served the source \""
                + source
                + "\" has gone; the last values stay until it is back");
    publisher.relabel(
        draft -> Owners.stale(draft, owners, gone, publisher.current(), clock.instant()));
  }

  /** Resolves a candidate beside the active state. */
  PassResult prepare(ConfigSnapshot candidate) throws InterruptedException {
    var task =
        new FutureTask<>(
            () ->
                pass.run(
                    candidate, Optional.of(publisher.current()), PassScope.all(Trigger.CONFIG)));
    passes.execute(task);
    return await(task);
  }

  /** Makes a prepared candidate the active state. */
  void commit(Draft draft) {
    publisher.publish(retries.plan(draft));
    health.worked();
  }

  /** A configuration on disk cannot become active. */
  void failed(RefFailure failure) {
    health.failed(failure);
  }

  private ReloadOutcome refresh(PassScope scope) {
    try {
      for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
        Published before = publisher.current();
        PassResult result = pass.run(before.activation().config(), Optional.of(before), scope);
        if (result instanceof PassResult.Bad bad) {
          return kept(bad.failure());
        }
        var good = (PassResult.Good) result;
        Optional<ReloadOutcome.Activated> done =
            publisher.publishAfter(before, retries.plan(good.draft()));
        if (done.isPresent()) {
          follow(good.late(), done.get().activation());
          health.worked();
          return done.get();
        }
      }
      return new ReloadOutcome.Activated(current(), Set.of());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReloadOutcome.Kept(new SecretFailure("SECRETS_INTERRUPTED", "the gateway stops"));
    } catch (RuntimeException e) {
      LOG.error("a pass over the secrets failed", e);
      return new ReloadOutcome.Kept(
          new SecretFailure("SECRETS_INTERNAL", "the pass failed; the log says why"));
    }
  }

  private ReloadOutcome kept(RefFailure failure) {
    health.failed(failure);
    SecretFailure located = failure.located();
    publisher.relabel(
        draft ->
            retries.plan(
                Owners.stale(
                    draft,
                    Set.of(failure.slot().owner()),
                    located,
                    publisher.current(),
                    clock.instant())));
    return new ReloadOutcome.Kept(located);
  }

  private void refreshTroubled(Trigger trigger) {
    submit(() -> refresh(troubledOr(Set.of(), trigger)));
  }

  private PassScope troubledOr(Set<String> owners, Trigger trigger) {
    Set<String> wanted = troubled();
    wanted.addAll(owners);
    return PassScope.owners(wanted, trigger);
  }

  private Set<String> troubled() {
    var troubled = new HashSet<String>();
    current().owners().stream()
        .filter(owner -> owner.condition() != Condition.OK)
        .forEach(owner -> troubled.add(owner.owner()));
    return troubled;
  }

  private Set<String> ownersOf(String source) {
    return ownersOf(slot -> slot.ref().source().equals(source));
  }

  private Set<String> ownersOf(Predicate<Slot> slots) {
    var owners = new HashSet<String>();
    publisher.current().active().stream().filter(slots).forEach(slot -> owners.add(slot.owner()));
    return owners;
  }

  private boolean uses(String source) {
    return !ownersOf(source).isEmpty();
  }

  private void submit(Runnable work) {
    try {
      passes.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("no automatic pass: the runtime stops or has too much to do");
    }
  }

  private static <R> R await(Future<R> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw new InterruptedException("the secrets runtime stops");
      }
      throw new IllegalStateException("the secrets runtime failed or stops", e.getCause());
    } catch (CancellationException e) {
      throw new InterruptedException("the secrets runtime stops");
    }
  }
}
