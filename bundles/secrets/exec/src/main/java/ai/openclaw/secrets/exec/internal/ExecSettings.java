package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.ResolveRequest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The settings of one exec provider.
 *
 * @param command the program
 * @param arguments its arguments, verbatim
 * @param limits how long it may take and how much it may write
 * @param jsonOnly whether it must speak the protocol
 * @param env variables it gets
 * @param passEnv names of variables it gets from the gateway's environment
 * @param trustedDirs folders one of which must hold the program; empty when any may
 * @param allowInsecurePath whether permissions and owner go unchecked
 * @param allowSymlink whether the program may be a symbolic link
 */
record ExecSettings(
    Path command,
    List<String> arguments,
    Limits limits,
    boolean jsonOnly,
    Map<String, String> env,
    List<String> passEnv,
    List<Path> trustedDirs,
    boolean allowInsecurePath,
    boolean allowSymlink) {
  private static final int MAX_TIMEOUT_MS = 120_000;
  private static final int MAX_BYTES = 20_971_520;
  // With no shell in between these do no harm; a command that has them was meant for one.
  private static final Pattern UNSAFE = Pattern.compile("[\"'`$&;<>|\\r\\n\\x00]|^-");

  /**
   * What a program may use.
   *
   * @param timeout from start to end
   * @param noOutputTimeout without a byte of output
   * @param maxOutputBytes of standard output and standard error together
   */
  record Limits(Duration timeout, Duration noOutputTimeout, int maxOutputBytes) {

    /** The same limits, ending no later than the time that is left. */
    Limits within(Duration left) {
      return timeout.compareTo(left) <= 0
          ? this
          : new Limits(left, noOutputTimeout, maxOutputBytes);
    }
  }

  static ExecSettings of(ResolveRequest request) throws FailedException {
    var reader = new SettingsReader(request.alias(), request.settings());
    int timeout = reader.integer("timeoutMs", MAX_TIMEOUT_MS, 5000);
    int noOutput = reader.integer("noOutputTimeoutMs", MAX_TIMEOUT_MS, timeout);
    return new ExecSettings(
        command(reader),
        reader.texts("args", 128),
        new Limits(
            Duration.ofMillis(timeout),
            Duration.ofMillis(noOutput),
            reader.integer("maxOutputBytes", MAX_BYTES, 1_048_576)),
        reader.flag("jsonOnly", true),
        reader.map("env"),
        reader.texts("passEnv", 128),
        folders(reader),
        reader.flag("allowInsecurePath", false),
        reader.flag("allowSymlinkCommand", false));
  }

  private static Path command(SettingsReader reader) throws FailedException {
    String command = reader.text("command");
    if (command.isEmpty() || UNSAFE.matcher(command).find()) {
      throw reader.invalid(
          "command",
          "the absolute path of a program, without quotes, line breaks, a leading dash or any of"
              + " ` $ & ; < > |");
    }
    return path(reader, "command", command);
  }

  private static List<Path> folders(SettingsReader reader) throws FailedException {
    List<Path> folders = new ArrayList<>();
    for (String folder : reader.texts("trustedDirs", 64)) {
      Path path = path(reader, "trustedDirs", folder);
      if (!path.isAbsolute()) {
        throw reader.invalid("trustedDirs", "a list of absolute paths");
      }
      folders.add(path);
    }
    return folders;
  }

  private static Path path(SettingsReader reader, String key, String text) throws FailedException {
    try {
      return Path.of(text);
    } catch (InvalidPathException notAPath) {
      throw reader.invalid(key, "a path");
    }
  }

  /** Without variables and arguments, which may hold secrets. */
  @Override
  public String toString() {
    return "ExecSettings[" + command + "]";
  }
}
