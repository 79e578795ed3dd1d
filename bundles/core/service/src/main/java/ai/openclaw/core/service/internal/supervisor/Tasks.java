package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.CmdScript;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.definition.ServiceNames;
import ai.openclaw.core.service.internal.definition.TaskXml;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.ProgramResult;
import ai.openclaw.core.service.internal.machine.ProgramResult.End;
import ai.openclaw.core.service.internal.machine.Programs;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** The scheduled tasks of Windows, and its Startup folder where tasks are denied. */
public final class Tasks implements Supervisor {
  /** The words around it are in the language of the machine; the number is not. */
  private static final Pattern RUNNING = Pattern.compile("(?m):\\s*(267009|0x41301)\\s*$");

  private static final Pattern NAME = Pattern.compile("\"\\\\?([^\"]*OpenClaw Gateway[^\"]*)\"");

  private final Machine machine;
  private final Programs programs;
  private final ServiceNames names;
  private final Path state;

  /**
   * Creates it.
   *
   * @param state the state directory
   */
  public Tasks(Machine machine, Programs programs, ServiceNames names, Path state) {
    this.machine = machine;
    this.programs = programs;
    this.names = names;
    this.state = state;
  }

  @Override
  public Words words() {
    return new Words("schtasks", "Scheduled Task", names.task(), "registered", "missing");
  }

  @Override
  public Path file() {
    return state.resolve("gateway.cmd");
  }

  /** The entry of the Startup folder. */
  Path startup() {
    Path roaming =
        machine
            .variable("APPDATA")
            .map(Path::of)
            .orElseGet(() -> machine.userHome().resolve("AppData").resolve("Roaming"));
    return roaming
        .resolve("Microsoft")
        .resolve("Windows")
        .resolve("Start Menu")
        .resolve("Programs")
        .resolve("Startup")
        .resolve(names.task() + ".cmd");
  }

  @Override
  public String render(Blueprint blueprint) throws DefinitionException {
    return CmdScript.render(blueprint);
  }

  @Override
  public Definition parse(String text) {
    return CmdScript.parse(text);
  }

  @Override
  public String mended(String text, Blueprint blueprint) throws DefinitionException {
    return CmdScript.mended(text, blueprint);
  }

  @Override
  public List<String> missing(Definition definition) {
    return List.of();
  }

  @Override
  public Optional<SupervisorException> unavailable() throws InterruptedException {
    ProgramResult answer = schtasks("/Query", "/FO", "CSV", "/NH");
    return answer.end() == End.ENDED
        ? Optional.empty()
        : Optional.of(
            new SupervisorException(
                "schtasks not available: " + answer.detail(),
                List.of(Hint.generic("run the gateway in the foreground: openclaw gateway"))));
  }

  @Override
  public boolean loaded() throws InterruptedException {
    return registered() || Files.exists(startup());
  }

  private boolean registered() throws InterruptedException {
    return schtasks("/Query", "/TN", names.task()).ok();
  }

  @Override
  public ServiceRuntime runtime() throws InterruptedException {
    ProgramResult answer = schtasks("/Query", "/TN", names.task(), "/FO", "LIST", "/V");
    if (!answer.ok()) {
      return Files.exists(startup())
          ? new ServiceRuntime("unknown", "", Optional.empty(), "started at logon: " + startup())
          : new ServiceRuntime("stopped", "", Optional.empty(), "");
    }
    boolean running = RUNNING.matcher(answer.out()).find();
    return new ServiceRuntime(running ? "running" : "stopped", "", Optional.empty(), "");
  }

  @Override
  public boolean outdated() {
    return false;
  }

  @Override
  public List<String> install(Blueprint blueprint)
      throws SupervisorException, DefinitionException, IOException, InterruptedException {
    String text = render(blueprint);
    String user = machine.variable("USERDOMAIN").map(domain -> domain + "\\").orElse("");
    String xml =
        TaskXml.render(
            blueprint, user + machine.variable("USERNAME").orElse(machine.user()), file());
    var done = new ArrayList<>(new DefinitionFile(file(), "task script").write(text, this::parse));
    Path description = state.resolve("gateway.task.xml");
    ProgramResult created;
    try {
      AtomicFile.write(description, ("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE));
      created = schtasks("/Create", "/F", "/TN", names.task(), "/XML", description.toString());
    } finally {
      Files.deleteIfExists(description);
    }
    if (created.ok()) {
      Files.deleteIfExists(startup());
      done.add("Installed Scheduled Task: " + names.task());
      act("/Run", "/TN", names.task());
    } else {
      AtomicFile.folder(Objects.requireNonNull(startup().getParent()));
      AtomicFile.write(
          startup(),
          CmdScript.starter(blueprint.description(), file().toString())
              .getBytes(StandardCharsets.UTF_8));
      done.add("The task scheduler refused (" + created.detail() + ")");
      done.add("Installed login item: " + startup());
      done.add("It starts at your next logon; now: " + file());
    }
    return done;
  }

  @Override
  public List<String> uninstall() throws SupervisorException, IOException, InterruptedException {
    if (registered()) {
      var unused = schtasks("/End", "/TN", names.task());
      act("/Delete", "/F", "/TN", names.task());
    }
    Files.deleteIfExists(startup());
    Files.deleteIfExists(file());
    return List.of("Removed Scheduled Task: " + names.task());
  }

  @Override
  public List<String> start() throws SupervisorException, InterruptedException {
    task("started");
    act("/Run", "/TN", names.task());
    return List.of("Started Scheduled Task: " + names.task());
  }

  @Override
  public List<String> stop() throws SupervisorException, InterruptedException {
    task("stopped");
    act("/End", "/TN", names.task());
    return List.of("Stopped Scheduled Task: " + names.task());
  }

  @Override
  public List<String> restart() throws SupervisorException, InterruptedException {
    task("restarted");
    var unused = schtasks("/End", "/TN", names.task());
    act("/Run", "/TN", names.task());
    return List.of("Restarted Scheduled Task: " + names.task());
  }

  private void task(String what) throws SupervisorException, InterruptedException {
    if (!registered()) {
      throw new SupervisorException(
          "a login item of the Startup folder cannot be " + what + " from here",
          List.of(
              Hint.generic("close the window of the gateway to stop it"),
              Hint.generic("start it: " + file())));
    }
  }

  @Override
  public void reload() {
    // It goes by the definition at the next start only.
  }

  @Override
  public List<Hint> advice() {
    return List.of();
  }

  @Override
  public String byHand() {
    return "schtasks /Run /TN \"" + names.task() + "\"";
  }

  @Override
  public Optional<OtherService> owner() {
    return Optional.empty();
  }

  @Override
  public List<OtherService> others(boolean deep) throws InterruptedException {
    if (!deep) {
      return List.of();
    }
    var found = new ArrayList<OtherService>();
    ProgramResult answer = schtasks("/Query", "/FO", "CSV", "/NH");
    var matcher = NAME.matcher(answer.out());
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!name.equals(names.task())) {
        found.add(
            new OtherService(
                "schtasks",
                name,
                "user",
                "task: " + name,
                "schtasks /Delete /F /TN \"" + name + "\""));
      }
    }
    return found.stream().distinct().toList();
  }

  private void act(String... words) throws SupervisorException, InterruptedException {
    ProgramResult answer = schtasks(words);
    if (!answer.ok()) {
      throw new SupervisorException(
          "schtasks " + words[0] + " failed: " + answer.detail(), List.of());
    }
  }

  private ProgramResult schtasks(String... words) throws InterruptedException {
    var command = new ArrayList<String>();
    command.add("schtasks");
    command.addAll(List.of(words));
    return programs.run(command);
  }
}
