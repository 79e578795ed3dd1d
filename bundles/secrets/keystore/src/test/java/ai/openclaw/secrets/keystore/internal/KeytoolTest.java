package ai.openclaw.secrets.keystore.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the documentation, with the real keytool. */
@Timeout(240)
class KeytoolTest {

  @Test
  void passwordsThatKeytoolImportsAreServed(@TempDir Path folder) throws Exception {
    try (var keystore = new KeystoreFixture(folder)) {
      keytool(keystore, "fake-1\nfake-1\n", "-importpass", "-alias", "openai-api-key");
      keytool(keystore, "fake 2\nfake 2\n", "-importpass", "-alias", "Slack");

      assertEquals("fake-1", keystore.value("openai-api-key"));
      assertEquals("fake 2", keystore.value("slack"));
    }
  }

  @Test
  void certificatesAndTheirKeysAreNoText(@TempDir Path folder) throws Exception {
    try (var keystore = new KeystoreFixture(folder)) {
      keytool(keystore, "", "-genkeypair", "-alias", "pair", "-keyalg", "EC", "-dname", "CN=x");

      assertTrue(keystore.failed("SECRET_NOT_TEXT", "pair").contains("is a private key"));
    }
  }

  private static void keytool(KeystoreFixture keystore, String input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-storetype", "pkcs12", "-keystore", keystore.file.toString()));
    command.addAll(List.of("-storepass:file", keystore.passwordFile.toString()));
    Path output = keystore.file.resolveSibling("keytool.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "keytool does not end");
    assertEquals(0, process.exitValue(), Files.readString(output));
    Files.setPosixFilePermissions(keystore.file, PosixFilePermissions.fromString("rw-------"));
  }
}
