package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.ProviderDescription;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Which sources installed bundles serve now. Present in every process. Thread-safe. */
@ProviderType
public interface SecretSources {
  /** What is known of each source that is served, sorted by its name. */
  Map<String, ProviderDescription> installed();

  /**
   * Whether the provider of a source starts programs, which the operator has to agree to. One that
   * is not installed starts nothing.
   */
  boolean startsPrograms(String source);
}
