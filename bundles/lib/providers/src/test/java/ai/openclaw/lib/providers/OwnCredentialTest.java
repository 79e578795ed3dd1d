package ai.openclaw.lib.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.lib.files.AtomicFile;
import ai.openclaw.lib.files.PathSecurity;
import ai.openclaw.lib.files.SecretFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnCredentialTest {
  private final SecretFile files = new SecretFile(new PathSecurity());
  private final Path file;

  OwnCredentialTest(@TempDir Path folder) {
    file = folder.resolve("password");
  }

  @Test
  void fileIsReadWithoutItsLastLineEnd() throws Exception {
    write(" fake pass \n");

    assertEquals(" fake pass ", read("{\"passwordFile\":\"" + file + "\"}", Map.of()));
  }

  @Test
  void variableIsReadAsItIs() throws Exception {
    assertEquals(
        "fake\n", read("{\"passwordEnv\":\"STORE_PASS\"}", Map.of("STORE_PASS", "fake\n")));
  }

  @Test
  void exactlyOnePlaceMustBeNamed() {
    refused("PROVIDER_SETTINGS_INVALID", "either passwordFile or passwordEnv", "{}");
    refused(
        "PROVIDER_SETTINGS_INVALID",
        "either passwordFile or passwordEnv",
        "{\"passwordEnv\":\"A\",\"passwordFile\":\"/b\"}");
  }

  @Test
  void nameThatIsNoVariableIsRefusedWithoutBeingShown() {
    // Somebody who puts the password itself there must not find it in a log.
    String message =
        refused("PROVIDER_SETTINGS_INVALID", "name of a variable", "{\"passwordEnv\":\"hunter2\"}");

    assertTrue(!message.contains("hunter2"), message);
  }

  @Test
  void missingVariableAndEmptyFileAreMissing() throws IOException {
    refused("PROVIDER_CREDENTIAL_MISSING", "passwordEnv", "{\"passwordEnv\":\"NONE\"}");
    write("\n");
    refused("PROVIDER_CREDENTIAL_MISSING", "is empty", "{\"passwordFile\":\"" + file + "\"}");
  }

  @Test
  void fileThatOthersMayReadIsRefused() throws IOException {
    write("fake");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

    refused("PROVIDER_PATH_PERMISSIONS", "chmod 600", "{\"passwordFile\":\"" + file + "\"}");
  }

  @Test
  void fileThatCannotBeACredentialIsRefused() throws IOException {
    AtomicFile.write(file, new byte[] {'f', (byte) 0xFF});
    refused("PROVIDER_CREDENTIAL_INVALID", "UTF-8", "{\"passwordFile\":\"" + file + "\"}");
    AtomicFile.write(file, new byte[65_537]);
    refused("PROVIDER_CREDENTIAL_INVALID", "larger", "{\"passwordFile\":\"" + file + "\"}");
  }

  private void write(String text) throws IOException {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private String read(String settings, Map<String, String> variables) throws UnavailableException {
    return OwnCredential.of(Requests.settings(settings, variables), "password", false)
        .read(files, warning -> {});
  }

  private String refused(String code, String words, String settings) {
    UnavailableException thrown =
        assertThrows(UnavailableException.class, () -> read(settings, Map.of()));
    String message = thrown.failure().message();
    assertEquals(code, thrown.failure().code(), message);
    assertTrue(message.contains(words), message);
    assertTrue(message.startsWith("secrets.providers.work"), message);
    return message;
  }
}
