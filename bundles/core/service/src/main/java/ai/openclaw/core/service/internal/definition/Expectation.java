package ai.openclaw.core.service.internal.definition;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an installed definition should say. Where several ways are right, the one it has is taken.
 *
 * @param installed what it says
 * @param wanted what it should say
 */
public record Expectation(Definition installed, Blueprint wanted) {
  private static final List<String> PLACES =
      List.of("OPENCLAW_STATE_DIR", "OPENCLAW_CONFIG_PATH", "OPENCLAW_PROFILE");
  private static final Set<String> AS_THEY_ARE = Set.of("HOME", "TMPDIR");

  /**
   * Something that is not as it should be.
   *
   * @param code a stable code
   * @param message what it is
   */
  public record Difference(String code, String message) {}

  /**
   * What to expect.
   *
   * @param port the port by the configuration; empty when that cannot be told
   */
  public static Expectation of(
      Definition installed, Blueprints blueprints, Optional<Integer> port) {
    Optional<Path> wrapper = installed.variable("OPENCLAW_WRAPPER").flatMap(Expectation::wrapper);
    int wantedPort = port.or(installed::port).or(installed::portVariable).orElse(0);
    Blueprint plain = blueprints.make(wantedPort, wrapper);
    Map<String, String> environment = new LinkedHashMap<>(plain.environment());
    installed
        .environment()
        .forEach(
            (name, value) -> {
              if (environment.containsKey(name) && keeps(name, value)) {
                environment.put(name, value);
              }
            });
    return new Expectation(
        installed,
        new Blueprint(
            plain.names(),
            plain.description(),
            command(installed, plain),
            plain.state(),
            environment,
            plain.account()));
  }

  private static boolean keeps(String name, String value) {
    return (AS_THEY_ARE.contains(name) && !value.isBlank())
        || (name.equals("PATH") && lacking(value).isEmpty())
        || (name.equals("JAVA_HOME") && java(value));
  }

  private static List<String> command(Definition installed, Blueprint plain) {
    var command = new ArrayList<>(plain.command());
    if (!installed.command().isEmpty()
        && samePlace(installed.command().get(0), plain.command().get(0))) {
      command.set(0, installed.command().get(0));
    }
    return command;
  }

  /** Whether it was written by an install, and not by a person. */
  public boolean ours() {
    return installed.variable("OPENCLAW_SERVICE_MARKER").isPresent();
  }

  /**
   * Where it is not as it should be.
   *
   * @param settings the settings it lacks
   */
  public List<Difference> differences(List<String> settings) {
    var found = new ArrayList<Difference>();
    command(found);
    port(found);
    for (String name : PLACES) {
      Optional<String> value = installed.variable(name);
      String right = wanted.environment().getOrDefault(name, "");
      if (value.isPresent() && !value.get().equals(right)) {
        found.add(
            new Difference(
                "SERVICE_STATE",
                "the service has " + name + "=" + value.get() + " instead of " + right));
      }
    }
    if (!installed.secrets().isEmpty()) {
      found.add(
          new Difference(
              "SERVICE_SECRET",
              "the definition holds a secret, which goes stale there: "
                  + String.join(", ", installed.secrets())));
    }
    runtime(found);
    for (String setting : settings) {
      found.add(new Difference("SERVICE_SETTINGS", "the definition lacks " + setting));
    }
    return found;
  }

  private void command(List<Difference> found) {
    List<String> command = installed.command();
    if (!command.contains("gateway")) {
      found.add(new Difference("SERVICE_COMMAND", "the service does not start the gateway"));
    } else if (!command.get(0).equals(wanted.command().get(0))) {
      found.add(
          new Difference(
              "SERVICE_COMMAND",
              "the service starts "
                  + command.get(0)
                  + (exists(command.get(0)) ? "" : ", which is not there,")
                  + " instead of "
                  + wanted.command().get(0)));
    }
  }

  private void port(List<Difference> found) {
    Optional<Integer> port = installed.port().or(installed::portVariable);
    String right = wanted.environment().getOrDefault("OPENCLAW_GATEWAY_PORT", "");
    if (port.isPresent() && !right.equals(port.get().toString())) {
      found.add(
          new Difference(
              "SERVICE_PORT",
              "Gateway service port does not match current gateway config: "
                  + port.get()
                  + " in the service, "
                  + right
                  + " in the configuration"));
    }
  }

  private void runtime(List<Difference> found) {
    Optional<String> java = installed.variable("JAVA_HOME");
    if (java.isPresent() ? !java(java.get()) : ours()) {
      found.add(
          new Difference(
              "SERVICE_JAVA", "the service has no Java: JAVA_HOME is " + java.orElse("not set")));
    }
    if (!ours()) {
      return;
    }
    if (wanted.environment().containsKey("PATH")) {
      List<String> lacking = lacking(installed.variable("PATH").orElse(""));
      if (!lacking.isEmpty()) {
        found.add(
            new Difference(
                "SERVICE_PATH", "the PATH of the service lacks " + String.join(", ", lacking)));
      }
    }
    String version = wanted.environment().getOrDefault("OPENCLAW_SERVICE_VERSION", "");
    String has = installed.variable("OPENCLAW_SERVICE_VERSION").orElse("none");
    if (!has.equals(version)) {
      found.add(
          new Difference(
              "SERVICE_VERSION", "the definition is of version " + has + ", this is " + version));
    }
  }

  private static List<String> lacking(String path) {
    List<String> there = List.of(path.split(File.pathSeparator, -1));
    return Blueprints.SYSTEM_PATH.stream().filter(folder -> !there.contains(folder)).toList();
  }

  private static Optional<Path> wrapper(String path) {
    try {
      return Optional.of(Blueprints.wrapper(path));
    } catch (DefinitionException e) {
      return Optional.empty();
    }
  }

  private static boolean java(String home) {
    try {
      Path bin = Path.of(home).resolve("bin");
      return Files.isExecutable(bin.resolve("java")) || Files.isExecutable(bin.resolve("java.exe"));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean exists(String file) {
    try {
      return Files.exists(Path.of(file));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static boolean samePlace(String one, String other) {
    try {
      return Path.of(one).toRealPath().equals(Path.of(other).toRealPath());
    } catch (IOException | InvalidPathException e) {
      return one.equals(other);
    }
  }
}
