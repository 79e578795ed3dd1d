package ai.openclaw.api.credential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The credential fields of one owner. Registered as a service with the property {@value #OWNER}. An
 * owner may declare paths under {@code channels.<owner>} and {@code plugins.entries.<owner>} only.
 *
 * <p>Called from several threads; every method is quick, pure and depends on its arguments alone.
 * Declare only credentials that the user supplies and that nothing mints, rotates or pairs at run
 * time.
 */
@ConsumerType
public interface CredentialSurface {
  /** Service property: the owner's id, for example {@code telegram}. */
  String OWNER = "surface.owner";

  /** The fields, constant for the life of the service. */
  List<CredentialTarget> targets();

  /**
   * Whether one concrete field is in use.
   *
   * @param config the whole source configuration; not to be changed
   * @param target the target that the path matches
   * @param path the concrete path, list indexes as decimal numbers
   */
  Activity activity(JsonNode config, CredentialTarget target, List<String> path);

  /**
   * Folds old paths of this owner into the present ones.
   *
   * @param source a copy of the source configuration, free to change
   */
  default void normalise(ObjectNode source) {}
}
