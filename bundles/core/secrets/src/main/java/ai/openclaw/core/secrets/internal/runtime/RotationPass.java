package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Resolves anew the owners of some references, and publishes only what differs. Runs on the thread
 * of the passes.
 */
final class RotationPass {
  private static final Logger LOG = LoggerFactory.getLogger(RotationPass.class);
  private static final int ATTEMPTS = 2;

  private final ActivationPass pass;
  private final Publisher publisher;
  private final ReloaderHealth health;
  private final UnaryOperator<Draft> retries;
  private final Clock clock;

  /**
   * Creates it.
   *
   * @param retries plans the next automatic try for a state that is about to be published
   */
  RotationPass(
      ActivationPass pass,
      Publisher publisher,
      ReloaderHealth health,
      UnaryOperator<Draft> retries,
      Clock clock) {
    this.pass = pass;
    this.publisher = publisher;
    this.health = health;
    this.retries = retries;
    this.clock = clock;
  }

  /** Resolves; an outcome with the present number means that no value differs. */
  ReloadOutcome run(Set<SecretRef> refs) {
    try {
      return resolve(refs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new ReloadOutcome.Kept(new SecretFailure("SECRETS_INTERRUPTED", "the gateway stops"));
    } catch (RuntimeException e) {
      LOG.error("a pass over rotated secrets failed", e);
      return new ReloadOutcome.Kept(
          new SecretFailure("SECRETS_INTERNAL", "the pass failed; the log says why"));
    }
  }

  private ReloadOutcome resolve(Set<SecretRef> refs) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Published before = publisher.current();
      Set<String> owners = owners(before, refs);
      if (owners.isEmpty()) {
        break;
      }
      PassResult result =
          pass.run(
              before.activation().config(),
              Optional.of(before),
              PassScope.owners(owners, Trigger.RELOAD));
      if (result instanceof PassResult.Bad bad) {
        return kept(bad.failure(), owners);
      }
      Draft draft = others(before, owners, ((PassResult.Good) result).draft());
      Optional<ReloadOutcome> done =
          sameSecrets(before.draft(), draft)
              ? Optional.of(unchanged(before, draft))
              : publisher.publishAfter(before, retries.apply(draft)).map(ReloadOutcome.class::cast);
      if (done.isPresent()) {
        if (before.draft().troubled() && !draft.troubled()) {
          health.worked();
        }
        return done.get();
      }
    }
    return new ReloadOutcome.Activated(publisher.current().activation(), Set.of());
  }

  private ReloadOutcome unchanged(Published before, Draft draft) {
    if (!states(draft).equals(states(before.draft()))) {
      publisher.relabel(
          now -> sameSecrets(now, draft) ? retries.apply(now.withOwners(draft.owners())) : now);
    }
    return new ReloadOutcome.Activated(publisher.current().activation(), Set.of());
  }

  // None of them got its new values, so all of them serve values that their source may have
  // replaced.
  private ReloadOutcome kept(RefFailure failure, Set<String> owners) {
    health.failed(failure);
    SecretFailure located = failure.located();
    publisher.relabel(
        draft ->
            retries.apply(
                Owners.stale(draft, owners, located, publisher.current(), clock.instant())));
    return new ReloadOutcome.Kept(located);
  }

  /** The owners that were not asked stand as they stood. */
  private static Draft others(Published before, Set<String> asked, Draft draft) {
    Map<String, OwnerState> known = Owners.known(Optional.of(before));
    return draft.withOwners(
        draft.owners().stream()
            .map(
                owner ->
                    asked.contains(owner.owner())
                        ? owner
                        : known.getOrDefault(owner.owner(), owner))
            .toList());
  }

  private static Set<String> owners(Published state, Set<SecretRef> refs) {
    var owners = new HashSet<String>();
    for (Slot slot : state.active()) {
      if (refs.contains(slot.ref())) {
        owners.add(slot.owner());
      }
    }
    return owners;
  }

  private static boolean sameSecrets(Draft one, Draft other) {
    return one.values().equals(other.values())
        && one.plain().equals(other.plain())
        && one.slots().equals(other.slots())
        && one.inactive().equals(other.inactive())
        && one.diagnostics().equals(other.diagnostics());
  }

  private static List<String> states(Draft draft) {
    return draft.owners().stream()
        .map(owner -> owner.owner() + owner.condition() + owner.code() + owner.cause())
        .toList();
  }
}
