package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretRef;
import java.util.Collection;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds the active snapshot. Registered once the first activation is published; when it fails, the
 * start fails and the service never appears. Thread-safe.
 */
@ProviderType
public interface SecretsRuntime {
  /** The active snapshot; a field read. */
  Activation current();

  /**
   * Resolves every active reference of the accepted configuration again and replaces the snapshot
   * as a whole, or keeps it. A call that arrives before a pass began to read joins that pass; later
   * ones share one follow-up pass.
   *
   * @throws InterruptedException when interrupted while waiting
   */
  ReloadOutcome reload() throws InterruptedException;

  /**
   * Resolves references with the providers of the accepted configuration, beside the snapshot and
   * without changing it.
   *
   * @param refs what to resolve; each is asked for once
   * @return one outcome per reference
   * @throws InterruptedException when interrupted while waiting
   */
  Map<SecretRef, ResolveResult.Outcome> resolve(Collection<SecretRef> refs)
      throws InterruptedException;
}
