package ai.openclaw.core.host;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Registered once every shipped bundle and every admitted plugin is active, failed or quarantined.
 * Only then may anyone conclude that an owner, a surface or a provider is absent.
 */
@ProviderType
public interface HostReady {
  /** What became of each bundle at that moment. */
  List<BundleOutcome> outcomes();

  /**
   * What became of one bundle.
   *
   * @param symbolicName its symbolic name, or its file name when it has none
   * @param version its version
   * @param state where it ended up
   * @param reason why it is not active, one line; empty when it is
   */
  record BundleOutcome(String symbolicName, String version, State state, String reason) {}

  /** Where a bundle ended up. */
  enum State {
    /** Started, or a fragment that is attached. */
    ACTIVE,
    /** Could not be resolved or started. */
    FAILED,
    /** Stopped and set aside because it misbehaved. */
    QUARANTINED
  }
}
