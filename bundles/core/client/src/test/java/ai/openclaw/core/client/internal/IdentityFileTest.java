package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityFileTest {
  private final Path state;
  private final Path file;

  IdentityFileTest(@TempDir Path state) {
    this.state = state;
    file = state.resolve("identity/device.json");
  }

  @Test
  void identityIsMadeOnceAndBelongsToTheOwnerAlone() throws IOException {
    DeviceIdentity made = new IdentityFile(state).load();
    String content = Files.readString(file);

    DeviceIdentity read = new IdentityFile(state).load();

    assertEquals(made.id(), read.id());
    assertEquals(made.sign("text"), read.sign("text"));
    assertEquals(content, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void keysInPemFormAreRead() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        {
          "version": 1,
          "deviceId": "ignored",
          "publicKeyPem": "-----BEGIN PUBLIC KEY-----\\nMCowBQYDK2VwAyEA11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\\n-----END PUBLIC KEY-----\\n",
          "privateKeyPem": "-----BEGIN PRIVATE KEY-----\\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\\n-----END PRIVATE KEY-----\\n",
          "createdAtMs": 1
        }
        """);

    DeviceIdentity identity = new IdentityFile(state).load();

    // Test vector 1 of RFC 8032: the signature of the empty text.
    assertEquals("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", identity.publicKey());
    assertEquals(
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bac"
            + "c61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        HexFormat.of().formatHex(Base64.getUrlDecoder().decode(identity.sign(""))));
  }

  @Test
  void fileThatHoldsNoKeyIsNamedAndLeftAlone() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"privateKeyPem\":\"sekret\"}");

    IOException broken = assertThrows(IOException.class, () -> new IdentityFile(state).load());

    assertTrue(String.valueOf(broken.getMessage()).startsWith(file.toString()));
    assertFalse(String.valueOf(broken.getMessage()).contains("sekret"));
    assertEquals("{\"privateKeyPem\":\"sekret\"}", Files.readString(file));
  }
}
