package ai.openclaw.api.credential;

import ai.openclaw.api.secret.SecretValue;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads resolved credentials of the active snapshot. The service is scoped to the bundle that gets
 * it: a bundle reads what its own {@link CredentialSurface} declares, and every read is attributed
 * to it. Thread-safe; a read is a map look-up.
 */
@ProviderType
public interface Credentials {
  /**
   * The value at a concrete path, whether it came from a reference or stands there as plain text.
   *
   * @param path dot path, list indexes as decimal numbers
   * @return the value; empty when the field is absent, inactive or could not be resolved
   * @throws SecurityException when the path is not declared by a surface of the asking bundle
   */
  Optional<SecretValue> get(String path);

  /**
   * Tells of changes until the returned handle is closed or the bundle stops.
   *
   * @param listener gets the changed paths, after the snapshot with them is active
   * @return closes the subscription
   */
  AutoCloseable onChange(Consumer<Set<String>> listener);
}
