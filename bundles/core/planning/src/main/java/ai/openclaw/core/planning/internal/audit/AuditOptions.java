package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What was asked of an audit.
 *
 * @param check whether findings give an exit code of their own
 * @param allowExec whether programs of exec providers may run
 * @param sweep whether copies are searched for
 * @param clean whether they are removed
 * @param yes whether nobody is asked before
 * @param sarif where SARIF goes; {@link #STANDARD_OUTPUT} or a file
 * @param baseline the file of a baseline
 * @param update whether the baseline is written
 */
record AuditOptions(
    boolean check,
    boolean allowExec,
    boolean sweep,
    boolean clean,
    boolean yes,
    Optional<Path> sarif,
    Optional<Path> baseline,
    boolean update) {
  /** Standard output instead of a file. */
  static final Path STANDARD_OUTPUT = Path.of("-");

  /** Options that do not go together. */
  static final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String hint;

    ConflictException(String message, String hint) {
      super(message);
      this.hint = hint;
    }

    CommandFailure failure() {
      return CommandFailure.of("AUDIT_OPTIONS", String.valueOf(getMessage()), hint);
    }
  }

  static AuditOptions of(CommandCall call) throws ConflictException {
    Optional<Path> sarif =
        call.option("sarif").isPresent() && call.option("sarif").get().equals("-")
            ? Optional.of(STANDARD_OUTPUT)
            : file(call, "sarif");
    var options =
        new AuditOptions(
            call.flag("check"),
            call.flag("allow-exec"),
            call.flag("sweep"),
            call.flag("clean"),
            call.flag("yes"),
            sarif,
            file(call, "baseline"),
            call.flag("update-baseline"));
    needs(options.clean, options.sweep, "--clean", "--sweep");
    needs(options.yes, options.clean, "--yes", "--clean");
    needs(options.update, options.baseline.isPresent(), "--update-baseline", "--baseline <file>");
    if (options.sarifToOutput() && call.json()) {
      throw new ConflictException(
          "--sarif - and --json both want standard output", "give --sarif a file");
    }
    if (options.sarifToOutput() && options.clean) {
      throw new ConflictException(
          "--sarif - leaves no room for the plan of --clean", "give --sarif a file");
    }
    return options;
  }

  boolean sarifToOutput() {
    return sarif.isPresent() && sarif.get().equals(STANDARD_OUTPUT);
  }

  private static void needs(boolean given, boolean other, String option, String needed)
      throws ConflictException {
    if (given && !other) {
      throw new ConflictException(option + " needs " + needed, "add " + needed);
    }
  }

  private static Optional<Path> file(CommandCall call, String option) throws ConflictException {
    Optional<String> name = call.option(option);
    try {
      return name.map(text -> call.workingDirectory().resolve(text).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      throw new ConflictException("--" + option + " is no file name", "give it a file");
    }
  }
}
