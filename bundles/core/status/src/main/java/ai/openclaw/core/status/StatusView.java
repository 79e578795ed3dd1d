package ai.openclaw.core.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Agents, sessions and tasks of this machine in numbers, as the method {@code status} tells them to
 * an administrator. Present in every process, as it reads files alone. Thread-safe.
 */
@ProviderType
public interface StatusView {
  /**
   * Reads the state directory.
   *
   * @param config the effective configuration
   * @return the payload of {@code status}; the caller owns it
   */
  ObjectNode report(JsonNode config);
}
