package ai.openclaw.core.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The registry of credential targets and how their fields are read, for whoever looks at files
 * rather than at the active snapshot. Knows every target, whether its owner is installed or not.
 * Present in every process. Thread-safe.
 */
@ProviderType
public interface SecretTargets {
  /** Every registered target, in the order of the registry. */
  List<SecretTarget> all();

  /**
   * A configuration with values of old paths where they belong now, and the top-level credentials
   * of a channel under its default account where the channel keeps them there.
   *
   * @param source what the operator wrote; not changed
   */
  ObjectNode fold(ObjectNode source);

  /**
   * The fields of a target, in the order of the tree.
   *
   * @param source a configuration as it is written, templates not replaced
   */
  List<SecretField> fields(ObjectNode source, SecretTarget target);

  /**
   * Reads a field of an auth profile store, where a reference may leave its provider out.
   *
   * @param value the field
   * @param source the configuration whose default aliases serve
   */
  SecretContent readProfile(JsonNode value, ObjectNode source);
}
