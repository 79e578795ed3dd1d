package ai.openclaw.core.configure.internal.mapping;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.SecretResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells at once whether a reference has a value that fits; the value goes nowhere. */
public final class RefCheck {
  private final SecretResolver resolver;
  private final Map<String, ProviderDescription> sources;
  private final boolean allowExec;

  /**
   * Creates it.
   *
   * @param sources what is known of each installed source
   * @param allowExec whether programs may be run
   */
  public RefCheck(
      SecretResolver resolver, Map<String, ProviderDescription> sources, boolean allowExec) {
    this.resolver = resolver;
    this.sources = sources;
    this.allowExec = allowExec;
  }

  /** Why the id of a reference is not wanted. */
  Optional<String> id(SecretRef ref) {
    return resolver.checkId(ref).map(SecretFailure::message);
  }

  /** Whether asking its provider needs the consent that was not given. */
  boolean skipped(SecretRef ref) {
    ProviderDescription description = sources.get(ref.source());
    return !allowExec && description != null && description.traits().contains(Trait.RUNS_COMMANDS);
  }

  /** Why a credential cannot have a reference; empty when it can, as far as may be asked. */
  Optional<SecretFailure> check(Candidate candidate, SecretRef ref, ConfigSnapshot config)
      throws InterruptedException {
    Optional<SecretFailure> wrong = resolver.check(ref, config);
    if (wrong.isPresent() || skipped(ref)) {
      return wrong;
    }
    Outcome outcome = resolver.resolve(List.of(ref), config).get(ref);
    if (outcome instanceof Resolved resolved) {
      return resolver.misfit(candidate.kind(), candidate.text(), resolved.value());
    }
    return Optional.of(
        outcome instanceof Failed failed
            ? failed.failure()
            : new SecretFailure("SECRETS_UNANSWERED", "its provider was not asked"));
  }
}
