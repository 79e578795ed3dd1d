package ai.openclaw.api.secret;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The environment variables as the gateway sees them: the process, then {@code .env} files, then
 * the {@code env} block of the configuration. Immutable and thread-safe.
 */
@ProviderType
@FunctionalInterface
public interface Environment {
  /**
   * The value of a variable.
   *
   * @param name the variable's name, case-sensitive
   * @return the value exactly as set, which may be empty; empty when it is not set
   */
  Optional<String> get(String name);
}
