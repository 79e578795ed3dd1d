package ai.openclaw.core.service.internal;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.service.internal.definition.Blueprints;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.Programs;
import ai.openclaw.core.service.internal.supervisor.Launchd;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import ai.openclaw.core.service.internal.supervisor.Systemd;
import ai.openclaw.core.service.internal.supervisor.Tasks;
import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The machine, the supervisor it has, and what an install of this profile would write there. */
@Component(service = ServiceDesk.class)
public final class ServiceDesk {
  /** As long as a supervisor may wait for a gateway to stop, and some. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Locations locations;
  private final Machine machine;
  private final Programs programs;
  private final Blueprints blueprints;

  /** Looks at the machine this process runs on. */
  @Activate
  public ServiceDesk(BundleContext context, @Reference Locations locations) {
    this(
        locations,
        Machine.here(),
        Optional.ofNullable(context.getProperty("openclaw.version"))
            .orElseGet(() -> context.getBundle().getVersion().toString()));
  }

  ServiceDesk(Locations locations, Machine machine, String version) {
    this.locations = locations;
    this.machine = machine;
    this.programs = new Programs(machine, LIMIT);
    this.blueprints = new Blueprints(machine, locations, version);
  }

  /** Where things are. */
  public Locations locations() {
    return locations;
  }

  /** The machine. */
  public Machine machine() {
    return machine;
  }

  /** What would be installed. */
  public Blueprints blueprints() {
    return blueprints;
  }

  /** Whether this is the profile for development. */
  public boolean dev() {
    return locations.profile().equals(Optional.of("dev"));
  }

  /** The supervisor of the user. */
  public Supervisor supervisor() {
    return switch (machine.os()) {
      case LINUX -> systemd(Systemd.Scope.USER);
      case MACOS -> new Launchd(machine, programs, blueprints.names());
      case WINDOWS -> new Tasks(machine, programs, blueprints.names(), locations.state());
    };
  }

  /** The supervisor of the whole machine; empty where that is not offered. */
  public Optional<Supervisor> systemLevel() {
    return machine.os() == Machine.Os.LINUX
        ? Optional.of(systemd(Systemd.Scope.SYSTEM))
        : Optional.empty();
  }

  private Supervisor systemd(Systemd.Scope scope) {
    return new Systemd(machine, programs, blueprints.names(), scope);
  }
}
