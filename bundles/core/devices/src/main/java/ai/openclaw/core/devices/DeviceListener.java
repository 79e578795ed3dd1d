package ai.openclaw.core.devices;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told when a device may no longer do what it could. Registered as a service; quick. */
@ConsumerType
public interface DeviceListener {
  /**
   * What a device holds has become worthless: whoever serves its connections ends them.
   *
   * @param deviceId the device
   * @param role the role whose token was replaced or revoked; empty when the device was removed
   */
  void dropped(String deviceId, Optional<String> role);
}
