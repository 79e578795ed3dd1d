package ai.openclaw.core.service.internal.definition;

import ai.openclaw.core.config.CredentialNames;
import ai.openclaw.core.config.GatewayPort;
import ai.openclaw.core.service.ServiceState;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an installed definition says; may hold secrets that somebody wrote into it. Immutable.
 *
 * @param command the program and its arguments
 * @param workingDirectory where it runs; empty when it does not say
 * @param environment the variables it sets
 * @param settings how the supervisor treats it, in words of the supervisor
 */
public record Definition(
    List<String> command,
    Optional<String> workingDirectory,
    Map<String, String> environment,
    Set<String> settings) {
  private static final Set<String> SECRET_OPTIONS = Set.of("--token", "--password");

  /** Copies the collections. */
  public Definition {
    command = List.copyOf(command);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    settings = Set.copyOf(settings);
  }

  /** Whether a variable of that name holds a secret. */
  public static boolean secret(String name) {
    return CredentialNames.matches(name);
  }

  /** The value of a variable. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  /** The port it is started with. */
  public Optional<Integer> port() {
    return port(command);
  }

  /** The port in the words of a command. */
  public static Optional<Integer> port(List<String> command) {
    for (int i = 0; i < command.size(); i++) {
      String word = command.get(i);
      if (word.equals("--port") && i + 1 < command.size()) {
        return GatewayPort.number(command.get(i + 1));
      }
      if (word.startsWith("--port=")) {
        return GatewayPort.number(word.substring("--port=".length()));
      }
    }
    return Optional.empty();
  }

  /** The port by its variables. */
  public Optional<Integer> portVariable() {
    return variable("OPENCLAW_GATEWAY_PORT").flatMap(GatewayPort::fromVariable);
  }

  /** The names of variables and options by which secrets stand in it. */
  public List<String> secrets() {
    var found = new ArrayList<String>();
    environment.forEach(
        (name, value) -> {
          if (secret(name) && !value.isBlank()) {
            found.add(name);
          }
        });
    for (String word : command) {
      String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
      if (SECRET_OPTIONS.contains(option)) {
        found.add(option);
      }
    }
    return found;
  }

  /** What of it may be shown. */
  public ServiceState.Definition shown(Path file) {
    var words = new ArrayList<String>();
    boolean hidden = false;
    for (String word : command) {
      boolean assigned = SECRET_OPTIONS.stream().anyMatch(option -> word.startsWith(option + "="));
      if (!hidden && !assigned) {
        words.add(word);
      }
      hidden = SECRET_OPTIONS.contains(word);
    }
    var variables = new LinkedHashMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (!secret(name)) {
            variables.put(name, value);
          }
        });
    return new ServiceState.Definition(
        file, words, workingDirectory.flatMap(Definition::path), variables);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Without values: they may be secrets. */
  @Override
  public String toString() {
    return "Definition[hidden]";
  }
}
