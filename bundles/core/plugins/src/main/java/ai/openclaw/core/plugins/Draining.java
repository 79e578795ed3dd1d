package ai.openclaw.core.plugins;

import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.framework.Bundle;

/**
 * A core bundle that calls services of plugins, and so must let go of a bundle before it is
 * stopped. Registered as a service. Thread-safe.
 */
@ConsumerType
public interface Draining {
  /**
   * Sends new calls elsewhere from now on and tells when the last call under way has returned.
   *
   * @param bundle the bundle that is about to be stopped
   * @return completes, never exceptionally, once no call into the bundle is under way
   */
  CompletionStage<Void> drain(Bundle bundle);
}
