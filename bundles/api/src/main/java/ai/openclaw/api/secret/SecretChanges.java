package ai.openclaw.api.secret;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Whom a watch tells. No value is handed over: the core waits until it is quiet, asks for the
 * values with {@link SecretProvider#resolve}, and keeps what has not changed. So one report too
 * many costs a call, one too few leaves an old value active. Thread-safe; every method returns at
 * once and may be called before {@link SecretProvider#watch} has returned.
 */
@ProviderType
public interface SecretChanges {
  /**
   * Some values may have changed, appeared or gone.
   *
   * @param ids which; those that are not in use are ignored
   */
  void changed(Set<String> ids);

  /** Any value of the alias may have changed. */
  void allChanged();

  /**
   * Changes can no longer be noticed. The core closes the watch and asks for a new one later.
   *
   * @param failure the reason
   */
  void lost(SecretFailure failure);
}
