package ai.openclaw.core.secrets;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Resolves references for a configuration that need not be the active one. Present in every
 * process; what comes out of it changes no snapshot. Values it sees are known to the redaction of
 * the log from then on. Thread-safe.
 */
@ProviderType
public interface SecretResolver {
  /**
   * Resolves references.
   *
   * @param refs what to resolve; each is asked for once
   * @return one outcome per reference
   * @throws InterruptedException when interrupted while waiting
   */
  Map<SecretRef, ResolveResult.Outcome> resolve(Collection<SecretRef> refs, ConfigSnapshot config)
      throws InterruptedException;

  /**
   * Why a reference cannot have a value, as far as this can be told without asking its provider:
   * nothing serves the source, the alias is unknown or has another source, the id is against the
   * rule.
   */
  Optional<SecretFailure> check(SecretRef ref, ConfigSnapshot config);

  /** Why the id of a reference is against the rule of its source; empty for an unknown source. */
  Optional<SecretFailure> checkId(SecretRef ref);

  /** Why a value does not fit a field; empty when it does. */
  Optional<SecretFailure> misfit(ValueKind kind, String path, SecretValue value);

  /**
   * Goes through a whole activation without publishing it.
   *
   * @param config the configuration
   * @param stores what auth profile stores would hold; empty for one that is as on disk
   * @param leftOut references that are not resolved
   * @throws InterruptedException when interrupted while waiting
   */
  Rehearsal rehearse(
      ConfigSnapshot config, Function<Path, Optional<byte[]>> stores, Predicate<SecretRef> leftOut)
      throws InterruptedException;

  /**
   * What came of it.
   *
   * @param failure the first reason why it would fail; empty when it would not
   * @param leftOut how many references in use were not resolved
   */
  record Rehearsal(Optional<SecretFailure> failure, int leftOut) {}
}
