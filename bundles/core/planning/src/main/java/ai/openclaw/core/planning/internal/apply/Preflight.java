package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.planning.internal.plan.Consent;
import ai.openclaw.core.planning.internal.plan.Plan;
import ai.openclaw.core.planning.internal.plan.PlanException;
import ai.openclaw.core.planning.internal.plan.PlanTarget;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretResolver.Rehearsal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether everything has a value once a plan has been carried out.
 *
 * @param checked how many references of the plan were resolved
 * @param skipped how many references would have started a program
 */
record Preflight(int checked, int skipped) {
  static Preflight run(
      Plan plan,
      Projection projection,
      SecretResolver resolver,
      Consent consent,
      boolean activation)
      throws PlanException, InterruptedException {
    Set<SecretRef> asked = new LinkedHashSet<>();
    Set<SecretRef> skipped = new LinkedHashSet<>();
    for (PlanTarget target : plan.targets()) {
      Optional<SecretFailure> wrong = resolver.check(target.ref(), projection.config());
      if (wrong.isPresent()) {
        throw failed(target.text() + ": " + target.ref(), wrong.get());
      }
      boolean skip = consent.lacksFor(target.ref().source());
      (skip ? skipped : asked).add(target.ref());
    }
    Map<SecretRef, Outcome> outcomes = resolver.resolve(asked, projection.config());
    for (PlanTarget target : plan.targets()) {
      if (asked.contains(target.ref())) {
        Optional<SecretFailure> wrong =
            failure(target, Optional.ofNullable(outcomes.get(target.ref())), resolver);
        if (wrong.isPresent()) {
          throw failed(target.text() + ": " + target.ref(), wrong.get());
        }
      }
    }
    int leftOut = skipped.size();
    if (activation) {
      Rehearsal rehearsal =
          resolver.rehearse(
              projection.config(),
              file -> Optional.ofNullable(projection.stores().get(file)),
              ref -> consent.lacksFor(ref.source()));
      if (rehearsal.failure().isPresent()) {
        throw failed("activation", rehearsal.failure().get());
      }
      leftOut = Math.max(leftOut, rehearsal.leftOut());
    }
    return new Preflight(asked.size(), leftOut);
  }

  private static Optional<SecretFailure> failure(
      PlanTarget target, Optional<Outcome> outcome, SecretResolver resolver) {
    if (outcome.isPresent() && outcome.get() instanceof Resolved resolved) {
      return resolver.misfit(target.target().field().kind(), target.text(), resolved.value());
    }
    return outcome.isPresent() && outcome.get() instanceof Failed failed
        ? Optional.of(failed.failure())
        : Optional.of(new SecretFailure("SECRETS_UNANSWERED", "its provider was not asked"));
  }

  private static PlanException failed(String what, SecretFailure why) {
    return new PlanException(
        why.code(),
        "The plan would leave a reference without a value: " + what + ": " + why.message());
  }
}
