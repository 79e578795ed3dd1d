package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Knows which fields of a configuration hold credentials, so that nobody writes a placeholder there
 * by mistake. Registered as a service; pure, from any thread.
 */
@ConsumerType
public interface CredentialFields {
  /**
   * The credential fields that a configuration has.
   *
   * @param source the configuration as it is written
   * @return the keys from the root of each
   */
  Set<List<String>> in(JsonNode source);
}
