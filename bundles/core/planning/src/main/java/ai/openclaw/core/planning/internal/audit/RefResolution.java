package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.planning.internal.plan.Consent;
import ai.openclaw.core.secrets.SecretResolver;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Resolves what the scans found.
 *
 * @param checked how many references were asked for
 * @param skipped how many would have started a program
 */
record RefResolution(int checked, int skipped) {
  static RefResolution run(
      Scan scan, SecretResolver resolver, ConfigSnapshot config, Consent consent)
      throws InterruptedException {
    Set<SecretRef> asked = new LinkedHashSet<>();
    Set<SecretRef> skipped = new LinkedHashSet<>();
    for (FoundRef found : scan.refs()) {
      boolean skip = consent.lacksFor(found.ref().source());
      (skip ? skipped : asked).add(found.ref());
    }
    Map<SecretRef, Outcome> outcomes = resolver.resolve(asked, config);
    for (FoundRef found : scan.refs()) {
      if (outcomes.get(found.ref()) instanceof Resolved resolved) {
        scan.known(found.file(), found.jsonPath(), () -> resolved.value().reveal());
      }
      Optional<SecretFailure> failure =
          skipped.contains(found.ref())
              ? resolver.check(found.ref(), config)
              : failure(found, Optional.ofNullable(outcomes.get(found.ref())), resolver);
      failure.ifPresent(why -> scan.found(found.unresolved(why.message())));
    }
    return new RefResolution(asked.size(), skipped.size());
  }

  private static Optional<SecretFailure> failure(
      FoundRef found, Optional<Outcome> outcome, SecretResolver resolver) {
    if (outcome.isPresent() && outcome.get() instanceof Resolved resolved) {
      return resolver.misfit(found.kind(), found.jsonPath(), resolved.value());
    }
    return outcome.isPresent() && outcome.get() instanceof Failed failed
        ? Optional.of(failed.failure())
        : Optional.of(new SecretFailure("SECRETS_UNANSWERED", "its provider was not asked"));
  }
}
