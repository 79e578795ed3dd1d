package ai.openclaw.core.service.internal.definition;

import ai.openclaw.core.host.Locations;
import ai.openclaw.core.service.internal.machine.Machine;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes blueprints for this distribution, state directory and profile. */
public final class Blueprints {
  /** The folders that the search path of a service needs. */
  public static final List<String> SYSTEM_PATH = List.of("/usr/local/bin", "/usr/bin", "/bin");

  private static final List<String> USER_PATH = List.of(".local/bin", "bin", ".nix-profile/bin");

  private final Machine machine;
  private final Locations locations;
  private final String version;

  /**
   * Creates it.
   *
   * @param version the version of this distribution
   */
  public Blueprints(Machine machine, Locations locations, String version) {
    this.machine = machine;
    this.locations = locations;
    this.version = version;
  }

  /** What the service of this profile is called. */
  public ServiceNames names() {
    return new ServiceNames(locations.profile());
  }

  /**
   * A program that stands in for the launcher.
   *
   * @throws DefinitionException when there is none at the path
   */
  public static Path wrapper(String path) throws DefinitionException {
    try {
      Path file = Path.of(path);
      if (file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)) {
        return file.normalize();
      }
    } catch (InvalidPathException e) {
      throw new DefinitionException("--wrapper is not a path");
    }
    throw new DefinitionException(
        "--wrapper has to be the absolute path of an executable file: " + path);
  }

  /**
   * What to install.
   *
   * @param wrapper the program that stands in for the launcher
   */
  public Blueprint make(int port, Optional<Path> wrapper) {
    ServiceNames names = names();
    Map<String, String> environment = new LinkedHashMap<>();
    if (machine.os() != Os.WINDOWS) {
      environment.put("HOME", machine.userHome().toString());
      environment.put("TMPDIR", machine.variable("TMPDIR").orElse("/tmp"));
      environment.put("PATH", searchPath());
    }
    environment.put("JAVA_HOME", machine.java().toString());
    names.profile().ifPresent(profile -> environment.put("OPENCLAW_PROFILE", profile));
    environment.put("OPENCLAW_STATE_DIR", locations.state().toString());
    environment.put("OPENCLAW_CONFIG_PATH", locations.config().toString());
    environment.put("OPENCLAW_GATEWAY_PORT", Integer.toString(port));
    switch (machine.os()) {
      case LINUX -> environment.put("OPENCLAW_SYSTEMD_UNIT", names.unit());
      case MACOS -> environment.put("OPENCLAW_LAUNCHD_LABEL", names.agent());
      case WINDOWS -> environment.put("OPENCLAW_WINDOWS_TASK_NAME", names.task());
    }
    wrapper.ifPresent(file -> environment.put("OPENCLAW_WRAPPER", file.toString()));
    environment.put("OPENCLAW_SERVICE_MARKER", "openclaw");
    environment.put("OPENCLAW_SERVICE_KIND", "gateway");
    environment.put("OPENCLAW_SERVICE_VERSION", version);
    var command = new ArrayList<>(wrapper.map(file -> List.of(file.toString())).orElse(launcher()));
    command.addAll(List.of("gateway", "--port", Integer.toString(port)));
    return new Blueprint(
        names, names.description(), command, locations.state(), environment, Optional.empty());
  }

  private String searchPath() {
    var folders = new ArrayList<String>();
    for (String folder : USER_PATH) {
      folders.add(machine.userHome().resolve(folder).toString());
    }
    if (machine.os() == Os.MACOS) {
      folders.add("/opt/homebrew/bin");
    }
    folders.addAll(SYSTEM_PATH);
    return String.join(File.pathSeparator, folders);
  }

  /** The launcher; where there is no script for it, what the script would do. */
  private List<String> launcher() {
    Path home = locations.home();
    if (machine.os() != Os.WINDOWS) {
      return List.of(home.resolve("bin").resolve("openclaw").toString());
    }
    Path lib = home.resolve("lib");
    return List.of(
        machine.java().resolve("bin").resolve("java.exe").toString(),
        "-cp",
        lib.resolve("openclaw-launcher.jar") + ";" + lib.resolve("felix-framework.jar"),
        "-Dopenclaw.home=" + home,
        "ai.openclaw.launcher.Main");
  }
}
