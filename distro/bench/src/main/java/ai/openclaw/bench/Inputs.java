package ai.openclaw.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the files that a gateway under test reads. */
final class Inputs {
  private Inputs() {}

  /** A configuration with the bench token and whatever else is given as one JSON5 object. */
  static void config(Path state, String more) throws IOException {
    String rest = more.strip();
    rest = rest.substring(1, rest.length() - 1).replace("SECRETS", state + "/secrets.json");
    write(
        state.resolve("openclaw.json"),
        "{gateway: {mode: 'local', auth: {mode: 'token', token: '"
            + Gateway.TOKEN
            + "'}}, logging: {file: '"
            + state
            + "/gateway.log'}"
            + (rest.isEmpty() ? "" : ", " + rest)
            + "}");
  }

  /** A file of as many secrets. */
  static void secretFile(Path file, int secrets) throws IOException {
    write(
        file,
        IntStream.range(0, secrets)
            .mapToObj(i -> "\"k" + i + "\": \"bench-value-" + i + "\"")
            .collect(Collectors.joining(",", "{", "}")));
  }

  private static void write(Path file, String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }
}
