package ai.openclaw.core.service.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.service.internal.machine.Machine;

/** Makes desks for tests of other packages. */
public final class TestDesk {
  private TestDesk() {}

  public static ServiceDesk of(Locations locations, Machine machine) {
    return new ServiceDesk(locations, machine, "1.2.3");
  }
}
