package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.SecretTargets;
import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.internal.ServiceDesk;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.supervisor.Hint;
import ai.openclaw.core.service.internal.supervisor.Supervisor;
import ai.openclaw.core.service.internal.supervisor.SupervisorException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What the commands do. */
@Component(service = Lifecycle.class)
public final class Lifecycle {
  private final ServiceDesk desk;
  private final ConfigWorkshop workshop;
  private final SecretTargets targets;
  private final SecretResolver resolver;

  /** Creates it. */
  @Activate
  public Lifecycle(
      @Reference ServiceDesk desk,
      @Reference ConfigWorkshop workshop,
      @Reference SecretTargets targets,
      @Reference SecretResolver resolver) {
    this.desk = desk;
    this.workshop = workshop;
    this.targets = targets;
    this.resolver = resolver;
  }

  CommandResult run(Action action, CommandCall call) throws InterruptedException {
    var answer = new Answer(action);
    try {
      return switch (action) {
        case INSTALL -> install(call, answer);
        case UNINSTALL -> uninstall(answer);
        case START, STOP, RESTART -> act(action, answer);
      };
    } catch (Refusal e) {
      return answer.hints(e.hints()).failed(e.code(), e.text());
    } catch (SupervisorException e) {
      return answer
          .hints(e.hints())
          .failed("SERVICE_SUPERVISOR", "Gateway " + action.word() + " failed: " + e.text());
    } catch (DefinitionException e) {
      return answer.failed("SERVICE_DEFINITION", e.text());
    } catch (ConfigInvalidException e) {
      return answer
          .hints(List.of(Hint.generic("openclaw doctor")))
          .failed(
              e.issues().get(0).code(), "Gateway " + action.word() + " aborted: " + e.getMessage());
    } catch (IOException e) {
      return answer.failed("SERVICE_FILE", "Gateway " + action.word() + " failed: " + reason(e));
    }
  }

  private CommandResult install(CommandCall call, Answer answer)
      throws Refusal,
          SupervisorException,
          DefinitionException,
          ConfigInvalidException,
          IOException,
          InterruptedException {
    var step = new InstallStep(desk, workshop);
    InstallStep.Wish wish = step.wish(call);
    var token = new ServiceToken(workshop, targets, resolver, desk.machine());
    if (call.flag("system")) {
      return new SystemInstall(desk).run(wish, token, answer);
    }
    Supervisor supervisor = desk.supervisor();
    if (!call.flag("force") && supervisor.loaded()) {
      return answer
          .message("Gateway service already " + supervisor.words().loaded() + ".")
          .hints(List.of(new Hint("install", "openclaw gateway install --force")))
          .service(supervisor.words(), true)
          .ok("already-installed");
    }
    Optional<OtherService> owner = supervisor.owner();
    if (owner.isPresent()) {
      throw new Refusal(
          "SERVICE_SYSTEM_LEVEL",
          "System-level OpenClaw gateway service detected (" + owner.get().detail() + ")",
          "restart it: sudo systemctl restart " + owner.get().label(),
          "or remove it first: " + owner.get().removal(),
          "or install one for another profile: openclaw --profile <name> gateway install");
    }
    Optional<SupervisorException> unavailable = supervisor.unavailable();
    if (unavailable.isPresent()) {
      throw unavailable.get();
    }
    answer.warnings(step.warnings(wish.config()));
    answer.warnings(token.ensure(wish.config(), desk.locations().state(), wish.token()));
    List<String> done = supervisor.install(wish.blueprint());
    return answer
        .lines(done)
        .hints(supervisor.advice())
        .service(supervisor.words(), supervisor.loaded())
        .ok(Action.INSTALL.done());
  }

  private CommandResult uninstall(Answer answer)
      throws SupervisorException, IOException, InterruptedException {
    Supervisor supervisor = desk.supervisor();
    if (!Files.exists(supervisor.file()) && !supervisor.loaded()) {
      return notLoaded(Action.UNINSTALL, supervisor, answer);
    }
    return answer
        .lines(supervisor.uninstall())
        .service(supervisor.words(), supervisor.loaded())
        .ok(Action.UNINSTALL.done());
  }

  private CommandResult act(Action action, Answer answer)
      throws SupervisorException, ConfigInvalidException, InterruptedException {
    Supervisor supervisor = desk.supervisor();
    boolean there = Files.exists(supervisor.file());
    boolean loaded = supervisor.loaded();
    if (!there || (action == Action.STOP && !loaded && !running(supervisor))) {
      return notLoaded(action, supervisor, answer);
    }
    if (action != Action.STOP) {
      workshop.read();
    }
    List<String> done =
        switch (action) {
          case START -> supervisor.start();
          case STOP -> supervisor.stop();
          default -> supervisor.restart();
        };
    return answer.lines(done).service(supervisor.words(), supervisor.loaded()).ok(action.done());
  }

  private static boolean running(Supervisor supervisor) throws InterruptedException {
    return supervisor.runtime().status().equals("running");
  }

  private CommandResult notLoaded(Action action, Supervisor supervisor, Answer answer)
      throws InterruptedException {
    answer
        .message("Gateway service " + supervisor.words().notLoaded() + ".")
        .service(supervisor.words(), false);
    Optional<OtherService> owner = supervisor.owner();
    if (owner.isPresent()) {
      answer.hints(
          List.of(
              Hint.generic(
                  "a service of the system runs it: sudo systemctl "
                      + action.word()
                      + " "
                      + owner.get().label())));
    }
    Optional<Long> pid = Unsupervised.pid(desk.locations().run());
    if (pid.isPresent() && owner.isEmpty()) {
      answer.hints(
          List.of(
              new Hint(
                  "unsupervised",
                  "a gateway runs without a supervisor (pid "
                      + pid.get()
                      + "): stop it with Ctrl-C where it was started, or: kill -TERM "
                      + pid.get())));
    }
    if (action == Action.START || action == Action.RESTART) {
      answer.hints(startHints(supervisor));
    }
    return answer.ok("not-loaded");
  }

  private static List<Hint> startHints(Supervisor supervisor) throws InterruptedException {
    var hints = new ArrayList<Hint>();
    hints.add(new Hint("install", "openclaw gateway install"));
    hints.add(Hint.generic("openclaw gateway"));
    hints.add(Hint.generic(supervisor.byHand()));
    supervisor.unavailable().ifPresent(why -> hints.addAll(why.hints()));
    return hints;
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException file && file.getReason() == null
        ? file.getFile() + " cannot be written or read"
        : String.valueOf(e.getMessage());
  }
}
