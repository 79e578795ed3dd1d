package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.SecretRef;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the text markers ({@code secretref-env:NAME}) that older versions wrote where a reference
 * belongs, in every registered credential field, whether its owner is installed or not. Present in
 * every process. Thread-safe.
 */
@ProviderType
public interface LegacyMarkers {
  /**
   * The markers of a configuration.
   *
   * @param source the configuration as it is written, valid or not
   */
  List<Marker> in(ObjectNode source);

  /**
   * The markers of an auth profile store.
   *
   * @param store the store
   * @param source the configuration whose default aliases serve
   */
  List<Marker> inProfiles(ObjectNode store, ObjectNode source);

  /**
   * A marker.
   *
   * @param path the keys of its field from the root
   * @param replacement the reference that means the same; empty when there is none
   * @param reason why there is none; never the text of the marker, which may be a credential
   */
  record Marker(List<String> path, Optional<SecretRef> replacement, String reason) {
    /** Copies the list. */
    public Marker {
      path = List.copyOf(path);
    }
  }
}
