package ai.openclaw.core.service;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks at the service that keeps the gateway of this profile running. Thread-safe. Both methods
 * may run a program of the supervisor and take some seconds; a machine without a supervisor is a
 * finding, not an error.
 */
@ProviderType
public interface GatewayService {
  /**
   * The service of this profile.
   *
   * @throws InterruptedException when the caller is asked to stop while the supervisor is asked
   */
  ServiceState state() throws InterruptedException;

  /**
   * Other services on this machine that look like a gateway's.
   *
   * @param deep whether system-level services are looked for too
   * @throws InterruptedException when the caller is asked to stop while the supervisor is asked
   */
  List<OtherService> others(boolean deep) throws InterruptedException;
}
