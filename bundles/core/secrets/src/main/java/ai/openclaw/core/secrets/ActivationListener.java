package ai.openclaw.core.secrets;

import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told after a new snapshot has become active. Registered as a service; quick. */
@ConsumerType
public interface ActivationListener {
  /**
   * A new snapshot is active.
   *
   * @param activation the snapshot
   * @param changedOwners the owners whose values differ from before
   */
  void activated(Activation activation, Set<String> changedOwners);
}
