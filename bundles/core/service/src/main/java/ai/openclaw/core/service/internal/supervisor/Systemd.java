package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.definition.ServiceNames;
import ai.openclaw.core.service.internal.definition.SystemdUnit;
import ai.openclaw.core.service.internal.definition.UnitEditor;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.ProgramResult;
import ai.openclaw.core.service.internal.machine.ProgramResult.End;
import ai.openclaw.core.service.internal.machine.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The units of systemd: of the user, or of the system. */
public final class Systemd implements Supervisor {
  /** Whose units. */
  public enum Scope {
    /** Those of the user's own service manager. */
    USER,
    /** Those of the machine. */
    SYSTEM
  }

  private static final Set<String> STOPPED_IN_ORDER = Set.of("0", "143");

  private final Machine machine;
  private final Programs programs;
  private final ServiceNames names;
  private final Scope scope;
  private final UnitFolders folders;

  /** Creates it. */
  public Systemd(Machine machine, Programs programs, ServiceNames names, Scope scope) {
    this.machine = machine;
    this.programs = programs;
    this.names = names;
    this.scope = scope;
    this.folders = new UnitFolders(machine, names.unit());
  }

  @Override
  public Words words() {
    return new Words("systemd", "systemd", names.unit(), "enabled", "disabled");
  }

  @Override
  public Path file() {
    return (scope == Scope.USER ? folders.user() : folders.system()).resolve(names.unit());
  }

  @Override
  public String render(Blueprint blueprint) throws DefinitionException {
    return SystemdUnit.render(blueprint);
  }

  @Override
  public Definition parse(String text) {
    return SystemdUnit.parse(text);
  }

  @Override
  public String mended(String text, Blueprint blueprint) throws DefinitionException {
    return new UnitEditor(text).mended(blueprint);
  }

  @Override
  public List<String> missing(Definition definition) {
    return SystemdUnit.missing(definition);
  }

  @Override
  public Optional<SupervisorException> unavailable() throws InterruptedException {
    ProgramResult answer = systemctl("show", "--property=Version");
    if (answer.ok()) {
      return Optional.empty();
    }
    String said = answer.said().toLowerCase(Locale.ROOT);
    boolean bus = said.contains("bus") || said.contains("xdg_runtime_dir");
    boolean off = said.contains("not been booted with systemd");
    if (answer.end() == End.ENDED && !bus && !off) {
      return Optional.empty();
    }
    return Optional.of(
        new SupervisorException(
            answer.end() == End.MISSING
                ? "systemctl not available; systemd user services are required on Linux."
                : (scope == Scope.USER ? "systemctl --user" : "systemctl")
                    + " unavailable: "
                    + answer.detail(),
            absent(bus && scope == Scope.USER)));
  }

  private List<Hint> absent(boolean bus) {
    var hints = new ArrayList<Hint>();
    hints.add(
        new Hint(
            "systemd-unavailable",
            "systemd cannot be used here: enable it, or run `openclaw gateway` under a"
                + " supervisor of your own"));
    if (bus) {
      hints.add(
          Hint.generic(
              "on a server without a desktop: sudo loginctl enable-linger " + machine.user()));
      hints.add(Hint.generic("then: export XDG_RUNTIME_DIR=/run/user/" + machine.uid()));
    }
    hints.add(
        new Hint(
            "container-foreground",
            "in a container run the gateway in the foreground: openclaw gateway"));
    return hints;
  }

  @Override
  public boolean loaded() throws InterruptedException {
    return Files.exists(file()) && systemctl("is-enabled", names.unit()).ok();
  }

  @Override
  public ServiceRuntime runtime() throws InterruptedException {
    ProgramResult answer =
        systemctl(
            "show",
            names.unit(),
            "--no-pager",
            "--property=ActiveState,SubState,MainPID,ExecMainStatus");
    if (!answer.ok()) {
      return new ServiceRuntime("unknown", "", Optional.empty(), answer.detail());
    }
    Map<String, String> facts = facts(answer.out());
    String state = facts.getOrDefault("ActiveState", "");
    String status = facts.getOrDefault("ExecMainStatus", "0");
    Optional<Long> pid =
        Optional.ofNullable(facts.get("MainPID"))
            .filter(text -> text.matches("[1-9]\\d{0,17}"))
            .map(Long::valueOf);
    return new ServiceRuntime(
        state.isEmpty() ? "unknown" : state.equals("active") ? "running" : "stopped",
        state,
        pid,
        STOPPED_IN_ORDER.contains(status) || state.equals("active")
            ? ""
            : "last exit code " + status);
  }

  private static Map<String, String> facts(String out) {
    Map<String, String> facts = new HashMap<>();
    for (String line : out.split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals > 0) {
        facts.put(line.substring(0, equals), line.substring(equals + 1).strip());
      }
    }
    return facts;
  }

  @Override
  public boolean outdated() throws InterruptedException {
    ProgramResult answer = systemctl("show", names.unit(), "--property=NeedDaemonReload");
    return answer.ok() && facts(answer.out()).getOrDefault("NeedDaemonReload", "").equals("yes");
  }

  @Override
  public List<String> install(Blueprint blueprint)
      throws SupervisorException, DefinitionException, IOException, InterruptedException {
    String text = render(blueprint);
    required();
    List<String> done = new DefinitionFile(file(), "systemd service").write(text, this::parse);
    if (scope == Scope.SYSTEM) {
      DefinitionFile.readable(file());
    }
    act("daemon-reload");
    act("enable", names.unit());
    act("restart", names.unit());
    return done;
  }

  @Override
  public List<String> uninstall() throws SupervisorException, IOException, InterruptedException {
    required();
    ProgramResult disabled = systemctl("disable", "--now", names.unit());
    boolean removed = Files.deleteIfExists(file());
    if (removed && !disabled.ok()) {
      act("stop", names.unit());
    }
    act("daemon-reload");
    return List.of(
        removed ? "Removed systemd service: " + file() : "Systemd service not found at " + file());
  }

  @Override
  public List<String> start() throws SupervisorException, InterruptedException {
    required();
    act("daemon-reload");
    forgive();
    act("start", names.unit());
    return List.of("Started systemd service: " + names.unit());
  }

  @Override
  public List<String> stop() throws SupervisorException, InterruptedException {
    required();
    act("stop", names.unit());
    return List.of("Stopped systemd service: " + names.unit());
  }

  @Override
  public List<String> restart() throws SupervisorException, InterruptedException {
    required();
    act("daemon-reload");
    forgive();
    act("restart", names.unit());
    return List.of("Restarted systemd service: " + names.unit());
  }

  @Override
  public void reload() throws InterruptedException {
    if (outdated()) {
      var unused = systemctl("daemon-reload");
    }
  }

  @Override
  public List<Hint> advice() throws InterruptedException {
    if (scope == Scope.SYSTEM) {
      return List.of();
    }
    ProgramResult answer =
        programs.run(List.of("loginctl", "show-user", machine.user(), "--property=Linger"));
    return answer.ok() && answer.out().strip().equals("Linger=no")
        ? List.of(
            new Hint(
                "linger",
                "so that the gateway outlives your logout: sudo loginctl enable-linger "
                    + machine.user()))
        : List.of();
  }

  @Override
  public String byHand() {
    return (scope == Scope.USER ? "systemctl --user start " : "sudo systemctl start ")
        + names.unit();
  }

  @Override
  public Optional<OtherService> owner() {
    return scope == Scope.SYSTEM ? Optional.empty() : folders.owner();
  }

  @Override
  public List<OtherService> others(boolean deep) {
    return folders.others(deep);
  }

  /** After too many starts in a minute systemd refuses another one, also when a person asks. */
  private void forgive() throws InterruptedException {
    var unused = systemctl("reset-failed", names.unit());
  }

  private void required() throws SupervisorException, InterruptedException {
    Optional<SupervisorException> why = unavailable();
    if (why.isPresent()) {
      throw why.get();
    }
  }

  private void act(String... words) throws SupervisorException, InterruptedException {
    ProgramResult answer = systemctl(words);
    if (!answer.ok()) {
      throw new SupervisorException(
          "systemctl "
              + words[0]
              + " failed: "
              + (answer.detail().isEmpty() ? "exit code " + answer.exit() : answer.detail()),
          List.of(
              Hint.generic(
                  (scope == Scope.USER ? "journalctl --user -u " : "journalctl -u ")
                      + names.unit()
                      + " -n 50")));
    }
  }

  private ProgramResult systemctl(String... words) throws InterruptedException {
    var command = new ArrayList<String>();
    command.add("systemctl");
    if (scope == Scope.USER) {
      command.add("--user");
    }
    command.addAll(List.of(words));
    return programs.run(command);
  }
}
