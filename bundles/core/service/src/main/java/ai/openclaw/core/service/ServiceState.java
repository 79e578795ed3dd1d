package ai.openclaw.core.service;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The service of one profile. Immutable.
 *
 * @param kind the supervisor, for example {@code systemd}
 * @param label the name of the service there
 * @param installed whether its definition exists
 * @param loaded whether the supervisor knows it and starts it by itself
 * @param loadedText what to call a loaded service, for example {@code enabled}
 * @param notLoadedText what to call one that is not, for example {@code disabled}
 * @param definition what its definition says; empty when there is none
 * @param runtime what became of it
 * @param issues where the definition differs from what an install would write now
 */
public record ServiceState(
    String kind,
    String label,
    boolean installed,
    boolean loaded,
    String loadedText,
    String notLoadedText,
    Optional<Definition> definition,
    ServiceRuntime runtime,
    List<Issue> issues) {
  /** Copies the list. */
  public ServiceState {
    Objects.requireNonNull(definition, "definition");
    Objects.requireNonNull(runtime, "runtime");
    issues = List.copyOf(issues);
  }

  /**
   * A definition.
   *
   * @param file where it stands
   * @param programArguments the program and its arguments; what may be a secret is left out
   * @param workingDirectory where it runs, when the definition says so
   * @param environment the variables it sets; what may be a secret is left out
   */
  public record Definition(
      Path file,
      List<String> programArguments,
      Optional<Path> workingDirectory,
      Map<String, String> environment) {
    /** Copies the collections. */
    public Definition {
      programArguments = List.copyOf(programArguments);
      environment = Map.copyOf(environment);
    }
  }

  /**
   * Whether it runs.
   *
   * @param status {@code running}, {@code stopped} or {@code unknown}
   * @param state the word of the supervisor, for example {@code active}; may be empty
   * @param pid its process, when it runs
   * @param detail one line for people; may be empty
   */
  public record ServiceRuntime(String status, String state, Optional<Long> pid, String detail) {}

  /**
   * One difference.
   *
   * @param code a stable code
   * @param message what differs, and what mends it
   */
  public record Issue(String code, String message) {}
}
