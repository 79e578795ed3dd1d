package ai.openclaw.core.host;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Takes leave before the first bundle is stopped, while everything still works: for who has callers
 * outside the process. Registered as a service; called on a thread of its own.
 */
@ConsumerType
public interface Departure {
  /**
   * Takes leave, and returns once everyone outside has been served.
   *
   * @param comesBack whether everything is activated again right after, in the same process
   * @throws InterruptedException when that takes too long
   */
  void depart(boolean comesBack) throws InterruptedException;
}
