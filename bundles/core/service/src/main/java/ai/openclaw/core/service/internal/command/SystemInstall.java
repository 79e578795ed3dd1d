package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.service.internal.ServiceDesk;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.supervisor.Hint;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import ai.openclaw.core.service.internal.supervisor.SupervisorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A unit of the system: installed by the superuser, shown to anybody else. */
final class SystemInstall {
  private final ServiceDesk desk;

  SystemInstall(ServiceDesk desk) {
    this.desk = desk;
  }

  CommandResult run(InstallStep.Wish wish, ServiceToken token, Answer answer)
      throws Refusal,
          SupervisorException,
          DefinitionException,
          ConfigInvalidException,
          IOException,
          InterruptedException {
    Supervisor system =
        desk.systemLevel()
            .orElseThrow(
                () ->
                    new Refusal(
                        "SERVICE_SYSTEM", "--system is for systemd, which is not on this machine"));
    if (Files.exists(desk.supervisor().file())) {
      throw new Refusal(
          "SERVICE_USER_LEVEL",
          "this profile has a service of the user already: " + desk.supervisor().file(),
          "remove it first: openclaw gateway uninstall");
    }
    Blueprint blueprint = wish.blueprint().under(account());
    if (!desk.machine().superuser()) {
      String unit = system.words().label();
      return answer
          .definition(system.file(), system.render(blueprint))
          .message("Nothing was written. As the superuser write this to " + system.file())
          .hints(
              List.of(
                  Hint.generic("sudo systemctl daemon-reload"),
                  Hint.generic("sudo systemctl enable --now " + unit)))
          .service(system.words(), false)
          .ok("not-loaded");
    }
    Optional<SupervisorException> unavailable = system.unavailable();
    if (unavailable.isPresent()) {
      throw unavailable.get();
    }
    answer.warnings(token.ensure(wish.config(), desk.locations().state(), wish.token()));
    List<String> done = system.install(blueprint);
    return answer.lines(done).service(system.words(), system.loaded()).ok(Action.INSTALL.done());
  }

  /** Whose state it is; the superuser needs no mention. */
  private Optional<String> account() throws IOException {
    Path state = desk.locations().state();
    String owner = Files.exists(state) ? Files.getOwner(state).getName() : desk.machine().user();
    return Optional.of(owner).filter(name -> !name.equals("root"));
  }
}
