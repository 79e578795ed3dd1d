package ai.openclaw.core.devices.internal;

import ai.openclaw.api.rpc.Principal;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks for a change of the devices. Immutable.
 *
 * @param principal the rights of the caller
 */
public record Asker(Principal principal) {
  /** Who may read the state directory may as well do everything. */
  public static final Asker OWNER =
      new Asker(new Principal("operator", Set.of("operator.admin"), Optional.empty()));

  /** Whether a device is beyond the reach of a caller that only proved another one. */
  boolean confinedFrom(String deviceId) {
    return principal.deviceOnly()
        && !principal.has("operator.admin")
        && !principal.deviceId().equals(Optional.of(deviceId));
  }

  /** Whether the caller is the device itself. */
  boolean is(String deviceId) {
    return principal.deviceId().equals(Optional.of(deviceId));
  }
}
