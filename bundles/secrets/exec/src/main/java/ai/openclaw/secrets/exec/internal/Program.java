package ai.openclaw.secrets.exec.internal;

import ai.openclaw.api.secret.Environment;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A program as it is started.
 *
 * @param alias the provider
 * @param file the file that is run
 * @param arguments its arguments
 * @param variables all of its environment
 */
record Program(String alias, Path file, List<String> arguments, Map<String, String> variables) {

  static Program of(String alias, Path file, ExecSettings settings, Environment environment) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : settings.passEnv()) {
      environment.get(name).ifPresent(value -> variables.put(name, value));
    }
    variables.putAll(settings.env());
    return new Program(alias, file, settings.arguments(), variables);
  }

  /** Starts it: no shell, in the folder of the file, with these variables and no others. */
  Process start() throws FailedException {
    checkEncoding();
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(Stream.of(file.toString()), arguments.stream()).toList());
    builder.directory(Objects.requireNonNullElse(file.getParent(), file).toFile());
    builder.environment().clear();
    try {
      builder.environment().putAll(variables);
    } catch (IllegalArgumentException unusable) {
      throw failed(
          ExecFailure.PROVIDER_SETTINGS_INVALID,
          "env must hold no name with \"=\" and no NUL character");
    }
    try {
      return builder.start();
    } catch (IOException refused) {
      throw failed(
          ExecFailure.PROVIDER_START_FAILED,
          "the command cannot be started (%s): %s".formatted(reason(refused), file));
    }
  }

  // The JVM would replace what it cannot express by question marks, without a word.
  private void checkEncoding() throws FailedException {
    Charset charset = Charset.forName(System.getProperty("native.encoding", "UTF-8"));
    boolean expressible =
        Stream.concat(
                arguments.stream(),
                variables.entrySet().stream()
                    .flatMap(entry -> Stream.of(entry.getKey(), entry.getValue())))
            .allMatch(charset.newEncoder()::canEncode);
    if (!expressible) {
      throw failed(
          ExecFailure.PROVIDER_START_FAILED,
          "args or env hold characters that %s cannot express; start the gateway in a UTF-8 locale"
              .formatted(charset));
    }
  }

  private static String reason(IOException refused) {
    Throwable cause = refused.getCause();
    return String.valueOf(cause == null ? refused.getMessage() : cause.getMessage());
  }

  private FailedException failed(ExecFailure failure, String problem) {
    return new FailedException(failure.of(alias, problem));
  }

  /** Without variables and arguments, which may hold secrets. */
  @Override
  public String toString() {
    return "Program[" + file + "]";
  }
}
