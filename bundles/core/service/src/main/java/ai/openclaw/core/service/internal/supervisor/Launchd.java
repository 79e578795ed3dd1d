package ai.openclaw.core.service.internal.supervisor;

import ai.openclaw.core.service.OtherService;
import ai.openclaw.core.service.ServiceState.ServiceRuntime;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.Definition;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import ai.openclaw.core.service.internal.definition.LaunchAgent;
import ai.openclaw.core.service.internal.definition.ServiceNames;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.ProgramResult;
import ai.openclaw.core.service.internal.machine.ProgramResult.End;
import ai.openclaw.core.service.internal.machine.Programs;
import ai.openclaw.lib.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The launch agents of macOS. */
public final class Launchd implements Supervisor {
  private static final Pattern STATE = Pattern.compile("(?m)^\\s*state = (\\S.*)$");
  private static final Pattern PID = Pattern.compile("(?m)^\\s*pid = (\\d{1,18})\\s*$");
  private static final Pattern EXIT = Pattern.compile("(?m)^\\s*last exit code = (\\d+)");
  private static final Pattern ARGUMENTS =
      Pattern.compile("(?ms)^\\s*arguments = \\{\\s*$(.*?)^\\s*\\}\\s*$");

  private final Machine machine;
  private final Programs programs;
  private final String label;
  private final String domain;
  private final AgentFolders folders;

  /** Creates it. */
  public Launchd(Machine machine, Programs programs, ServiceNames names) {
    this.machine = machine;
    this.programs = programs;
    this.label = names.agent();
    this.domain = "gui/" + machine.uid();
    this.folders = new AgentFolders(machine, label);
  }

  private String target() {
    return domain + "/" + label;
  }

  @Override
  public Words words() {
    return new Words("launchd", "LaunchAgent", label, "loaded", "not loaded");
  }

  @Override
  public Path file() {
    return folders.user().resolve(label + ".plist");
  }

  @Override
  public String render(Blueprint blueprint) throws DefinitionException {
    return LaunchAgent.render(blueprint);
  }

  @Override
  public Definition parse(String text) throws DefinitionException {
    return LaunchAgent.parse(text);
  }

  @Override
  public String mended(String text, Blueprint blueprint) throws DefinitionException {
    return LaunchAgent.mended(text, blueprint);
  }

  @Override
  public List<String> missing(Definition definition) {
    return LaunchAgent.missing(definition);
  }

  @Override
  public Optional<SupervisorException> unavailable() throws InterruptedException {
    ProgramResult answer = launchctl("print", domain);
    if (answer.ok()) {
      return Optional.empty();
    }
    return Optional.of(
        answer.end() == End.MISSING
            ? new SupervisorException(
                "launchctl not available",
                List.of(Hint.generic("run the gateway in the foreground: openclaw gateway")))
            : new SupervisorException(
                "there is no desktop session of this user (" + domain + "): " + answer.detail(),
                List.of(
                    Hint.generic(
                        "sign in to the desktop as "
                            + machine.user()
                            + ", without sudo, and try"
                            + " again"))));
  }

  @Override
  public boolean loaded() throws InterruptedException {
    return launchctl("print", target()).ok();
  }

  @Override
  public ServiceRuntime runtime() throws InterruptedException {
    ProgramResult answer = launchctl("print", target());
    if (!answer.ok()) {
      boolean absent = answer.end() == End.ENDED && gone(answer);
      return new ServiceRuntime(
          absent ? "stopped" : "unknown", "", Optional.empty(), absent ? "" : answer.detail());
    }
    String state = first(STATE, answer.out()).map(String::strip).orElse("");
    Optional<Long> pid = first(PID, answer.out()).map(Long::valueOf);
    Optional<String> exit = first(EXIT, answer.out()).filter(code -> !code.equals("0"));
    boolean running = state.equals("running") || pid.isPresent();
    return new ServiceRuntime(
        running ? "running" : state.isEmpty() ? "unknown" : "stopped",
        state,
        pid,
        running ? "" : exit.map(code -> "last exit code " + code).orElse(""));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  @Override
  public boolean outdated() throws InterruptedException {
    ProgramResult answer = launchctl("print", target());
    Optional<String> block = first(ARGUMENTS, answer.out());
    if (!answer.ok() || block.isEmpty()) {
      return false;
    }
    try {
      Optional<String> text = new DefinitionFile(file(), label).text();
      List<String> goesBy =
          block.get().lines().map(String::strip).filter(word -> !word.isEmpty()).toList();
      return text.isPresent() && !parse(text.get()).command().equals(goesBy);
    } catch (IOException | DefinitionException e) {
      return false;
    }
  }

  @Override
  public List<String> install(Blueprint blueprint)
      throws SupervisorException, DefinitionException, IOException, InterruptedException {
    String text = render(blueprint);
    required();
    AtomicFile.folder(blueprint.state().resolve("logs"));
    List<String> done = new DefinitionFile(file(), "LaunchAgent").write(text, this::parse);
    leave();
    enter();
    return done;
  }

  @Override
  public List<String> uninstall() throws SupervisorException, IOException, InterruptedException {
    leave();
    var unused = launchctl("enable", target());
    return List.of(
        Files.deleteIfExists(file())
            ? "Removed LaunchAgent: " + file()
            : "LaunchAgent not found at " + file());
  }

  @Override
  public List<String> start() throws SupervisorException, InterruptedException {
    required();
    if (loaded()) {
      act("enable", target());
      act("kickstart", target());
    } else {
      enter();
    }
    return List.of("Started LaunchAgent: " + target());
  }

  @Override
  public List<String> stop() throws SupervisorException, InterruptedException {
    act("disable", target());
    leave();
    return List.of("Stopped LaunchAgent: " + target());
  }

  @Override
  public List<String> restart() throws SupervisorException, InterruptedException {
    required();
    if (!loaded()) {
      enter();
    } else if (outdated()) {
      leave();
      enter();
    } else {
      act("enable", target());
      act("kickstart", "-k", target());
    }
    return List.of("Restarted LaunchAgent: " + target());
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
    return "launchctl bootstrap " + domain + " " + file();
  }

  @Override
  public Optional<OtherService> owner() {
    return folders.owner();
  }

  @Override
  public List<OtherService> others(boolean deep) {
    return folders.others(deep);
  }

  /** An agent that was disabled by a stop cannot be loaded. */
  private void enter() throws SupervisorException, InterruptedException {
    act("enable", target());
    act("bootstrap", domain, file().toString());
  }

  private void leave() throws SupervisorException, InterruptedException {
    ProgramResult answer = launchctl("bootout", target());
    if (!answer.ok() && !gone(answer)) {
      throw failed("bootout", answer);
    }
  }

  private static boolean gone(ProgramResult answer) {
    String said = answer.said().toLowerCase(Locale.ROOT);
    return said.contains("no such process")
        || said.contains("could not find")
        || said.contains("not found");
  }

  private void required() throws SupervisorException, InterruptedException {
    Optional<SupervisorException> why = unavailable();
    if (why.isPresent()) {
      throw why.get();
    }
  }

  private void act(String... words) throws SupervisorException, InterruptedException {
    ProgramResult answer = launchctl(words);
    if (!answer.ok()) {
      throw failed(words[0], answer);
    }
  }

  private static SupervisorException failed(String word, ProgramResult answer) {
    return new SupervisorException(
        "launchctl "
            + word
            + " failed: "
            + (answer.detail().isEmpty() ? "exit code " + answer.exit() : answer.detail()),
        List.of());
  }

  private ProgramResult launchctl(String... words) throws InterruptedException {
    var command = new ArrayList<String>();
    command.add("launchctl");
    command.addAll(List.of(words));
    return programs.run(command);
  }
}
