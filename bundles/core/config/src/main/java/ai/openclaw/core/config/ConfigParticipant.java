package ai.openclaw.core.config;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Has a say before a changed configuration is accepted: all participants prepare, and only when
 * each has agreed, all commit. Registered as a service.
 */
@ConsumerType
public interface ConfigParticipant {
  /**
   * Prepares for a candidate without any visible effect.
   *
   * @param candidate a valid snapshot
   * @throws InterruptedException when the store stops
   */
  Prepared prepare(ConfigSnapshot candidate) throws InterruptedException;

  /** What was prepared. Exactly one of {@link #commit} and {@link #drop} is called. */
  interface Prepared {
    /** Why the candidate cannot be accepted; empty when it can. One line, no secret. */
    Optional<String> objection();

    /** Makes the prepared state the active one; quick, cannot fail. */
    void commit();

    /** Forgets the prepared state. */
    void drop();
  }
}
