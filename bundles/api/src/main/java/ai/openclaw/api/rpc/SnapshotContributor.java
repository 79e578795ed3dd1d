package ai.openclaw.api.rpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds a domain's part to the {@code snapshot} of {@code hello-ok}. Registered as a service. Called
 * at every connect, from several threads: quick, from memory.
 */
@ConsumerType
public interface SnapshotContributor {
  /**
   * Adds properties.
   *
   * @param snapshot the snapshot under construction; add keys of the own domain only
   * @param principal for whom it is made; what only an administrator may see depends on it
   */
  void contribute(ObjectNode snapshot, Principal principal);

  /**
   * Adds properties that depend on the connection that is being welcomed. Whoever overrides this
   * adds everything here.
   *
   * @param snapshot the snapshot under construction; add keys of the own domain only
   * @param connection whom it is made for
   */
  default void contribute(ObjectNode snapshot, Connection connection) {
    contribute(snapshot, connection.principal());
  }
}
