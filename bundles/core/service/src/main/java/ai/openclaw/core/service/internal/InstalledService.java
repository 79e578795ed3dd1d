package ai.openclaw.core.service.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.config.GatewayPort;
import ai.openclaw.core.service.GatewayService;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState;
import ai.openclaw.core.service.ServiceState.Issue;
import ai.openclaw.core.service.internal.definition.Expectation.Difference;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The service of this profile, as it is now. */
@Component(service = {GatewayService.class, InstalledService.class})
public final class InstalledService implements GatewayService {
  private final ServiceDesk desk;
  private final ConfigWorkshop workshop;

  /** Creates it. */
  @Activate
  public InstalledService(@Reference ServiceDesk desk, @Reference ConfigWorkshop workshop) {
    this.desk = desk;
    this.workshop = workshop;
  }

  /** The machine and its supervisor. */
  public ServiceDesk desk() {
    return desk;
  }

  /** The installed definition, looked at. */
  public Inspection inspect() {
    return Inspection.of(desk, port());
  }

  /** By the files alone: the variables of this process may be those of the service. */
  private Optional<Integer> port() {
    try {
      return Optional.of(GatewayPort.configured(workshop.read().effective(), desk.dev()));
    } catch (ConfigInvalidException e) {
      return Optional.empty();
    }
  }

  @Override
  public ServiceState state() throws InterruptedException {
    Supervisor supervisor = desk.supervisor();
    Supervisor.Words words = supervisor.words();
    boolean installed = Files.exists(supervisor.file());
    Inspection inspection = inspect();
    var issues = new ArrayList<Issue>();
    for (Difference difference : inspection.differences()) {
      issues.add(
          new Issue(
              difference.code(),
              difference.message()
                  + (inspection.mended().isPresent()
                      ? "; run: openclaw doctor --fix"
                      : "; run: openclaw gateway install --force")));
    }
    if (installed && supervisor.outdated()) {
      issues.add(
          new Issue(
              "SERVICE_OUTDATED",
              "the supervisor goes by an older definition; run: openclaw gateway restart"));
    }
    return new ServiceState(
        words.kind(),
        words.label(),
        installed,
        supervisor.loaded(),
        words.loaded(),
        words.notLoaded(),
        inspection.definition().map(definition -> definition.shown(supervisor.file())),
        supervisor.runtime(),
        issues);
  }

  @Override
  public List<OtherService> others(boolean deep) throws InterruptedException {
    return desk.supervisor().others(deep);
  }
}
