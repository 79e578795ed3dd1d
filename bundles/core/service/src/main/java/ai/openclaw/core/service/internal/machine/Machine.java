package ai.openclaw.core.service.internal.machine;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The machine and the user, fixed for the life of the process.
 *
 * @param os which family of operating system
 * @param root the root of the file system
 * @param userHome the home of the user
 * @param environment the variables of this process
 * @param uid the number of the user; 0 is the superuser
 * @param user the name of the user
 * @param java the Java installation this process runs on
 */
public record Machine(
    Os os,
    Path root,
    Path userHome,
    Map<String, String> environment,
    long uid,
    String user,
    Path java) {
  /** Copies the map. */
  public Machine {
    environment = Map.copyOf(environment);
  }

  /** A family of operating systems. */
  public enum Os {
    /** Linux. */
    LINUX,
    /** MacOS. */
    MACOS,
    /** Windows. */
    WINDOWS
  }

  /** The one this process runs on. */
  public static Machine here() {
    Map<String, String> environment = System.getenv();
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Os os = name.contains("mac") ? Os.MACOS : name.startsWith("windows") ? Os.WINDOWS : Os.LINUX;
    String home = environment.getOrDefault("HOME", "");
    Path userHome = Path.of(home.isBlank() ? System.getProperty("user.home", ".") : home);
    Path java = Path.of(System.getProperty("java.home", "."));
    return new Machine(
        os,
        Objects.requireNonNullElse(userHome.toAbsolutePath().getRoot(), Path.of("/")),
        userHome.toAbsolutePath().normalize(),
        environment,
        uid(userHome),
        System.getProperty("user.name", ""),
        named(environment, java));
  }

  /** The name by which the operator knows this Java outlives an update of it. */
  private static Path named(Map<String, String> environment, Path running) {
    String chosen = environment.getOrDefault("JAVA_HOME", "");
    try {
      Path named = Path.of(chosen);
      return named.isAbsolute() && named.toRealPath().equals(running.toRealPath())
          ? named
          : running;
    } catch (IOException | InvalidPathException e) {
      return running;
    }
  }

  private static long uid(Path userHome) {
    return owner(Path.of("/proc/self")).or(() -> owner(userHome)).orElse(-1L);
  }

  private static Optional<Long> owner(Path file) {
    try {
      return Optional.of(((Number) Files.getAttribute(file, "unix:uid")).longValue());
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A variable that is set to something. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Whether this is the superuser. */
  public boolean superuser() {
    return uid == 0;
  }

  /** Whether doctor and update have to leave the service alone. */
  public boolean managedElsewhere() {
    return variable("OPENCLAW_SERVICE_REPAIR_POLICY")
        .filter(policy -> policy.strip().equalsIgnoreCase("external"))
        .isPresent();
  }

  /** Where a program is, by the search path of this process. */
  public Optional<Path> program(String name) {
    String path = environment.getOrDefault("PATH", "");
    for (String folder : path.split(File.pathSeparator, -1)) {
      for (String suffix : os == Os.WINDOWS ? List.of(".exe", ".cmd") : List.of("")) {
        Optional<Path> found = executable(folder, name + suffix);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> executable(String folder, String name) {
    try {
      return Optional.of(Path.of(folder).resolve(name))
          .filter(Path::isAbsolute)
          .filter(Files::isRegularFile)
          .filter(Files::isExecutable);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The variables for a program of the supervisor: its messages in English, its bus found. */
  Map<String, String> forPrograms() {
    var variables = new HashMap<>(environment);
    variables.put("LC_ALL", "C");
    variables.put("SYSTEMD_COLORS", "0");
    variables.put("SYSTEMD_PAGER", "");
    Path runtime = root.resolve("run").resolve("user").resolve(Long.toString(uid));
    if (os == Os.LINUX && variable("XDG_RUNTIME_DIR").isEmpty() && Files.isDirectory(runtime)) {
      variables.put("XDG_RUNTIME_DIR", runtime.toString());
    }
    return variables;
  }

  /** Without the variables: they may hold credentials. */
  @Override
  public String toString() {
    return "Machine[" + os + "]";
  }
}
