package ai.openclaw.secrets.systemd.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class SystemdSecretProviderTest {
  @TempDir Path folder;
  private final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  private final SystemdSecretProvider provider;
  private Map<String, String> variables = Map.of();

  SystemdSecretProviderTest() throws IOException {
    provider = new SystemdSecretProvider();
  }

  @BeforeEach
  void handOver() {
    variables = Map.of("CREDENTIALS_DIRECTORY", folder.toString());
  }

  @Test
  void credentialIsReadWithoutItsLastLineEnd() throws IOException {
    write("plain", "fake-1");
    write("unix", " fake-2 \n");
    write("dos", "fake-3\r\n");
    write("two", "fake-4\n\n");

    assertEquals("fake-1", value("plain"));
    assertEquals(" fake-2 ", value("unix"));
    assertEquals("fake-3", value("dos"));
    assertEquals("fake-4\n", value("two"));
  }

  @Test
  void credentialThatAnAccessListGrantsIsServed() throws IOException {
    // So it looks when the unit has User=: the mask of the list shows as the mode of the group.
    write("granted", "fake-1");
    Files.setPosixFilePermissions(
        folder.resolve("granted"), PosixFilePermissions.fromString("r--r-----"));

    assertEquals("fake-1", value("granted"));
  }

  @Test
  void withoutCredentialsTheUnitLinesAreNamed() {
    variables = Map.of();

    String message = unavailable("PROVIDER_NO_CREDENTIALS");

    assertTrue(message.contains("LoadCredential="), message);
    assertTrue(message.contains("SetCredentialEncrypted="), message);
  }

  @Test
  void missingCredentialIsNamedWithItsUnitLine() {
    assertTrue(failed("SECRET_NOT_FOUND", "openai").contains("LoadCredential=openai:<path>"));
  }

  @Test
  void linksAreNotFollowed(@TempDir Path elsewhere) throws IOException {
    Path secret = Files.writeString(elsewhere.resolve("secret"), "fake-1");
    Files.createSymbolicLink(folder.resolve("link"), secret);
    Files.createSymbolicLink(folder.resolve("dangling"), elsewhere.resolve("none"));

    assertTrue(failed("SECRET_REFUSED", "link").contains("symbolic link"));
    assertTrue(failed("SECRET_REFUSED", "dangling").contains("symbolic link"));
  }

  @Test
  void onlyFilesAreRead() throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("folder"));
    new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor();

    assertTrue(failed("SECRET_REFUSED", "folder").contains("a folder"));
    assertTrue(failed("SECRET_REFUSED", "pipe").contains("a pipe"));
  }

  @Test
  void sizeIsLimited() throws IOException {
    settings.put("maxBytes", 4);
    write("fits", "fake");
    write("large", "fake-1");

    assertEquals("fake", value("fits"));
    assertTrue(failed("SECRET_TOO_LARGE", "large").contains("maxBytes (4)"));
  }

  @Test
  void withoutASettingAMebibyteIsTheLimit() throws IOException {
    write("fits", "x".repeat(1_048_576));
    write("large", "x".repeat(1_048_577));

    assertEquals(1_048_576, value("fits").length());
    failed("SECRET_TOO_LARGE", "large");
  }

  @Test
  void emptyAndBinaryCredentialsAreNoSecrets() throws IOException {
    write("empty", "\n");
    Files.write(folder.resolve("binary"), new byte[] {(byte) 0xFF, 0});

    failed("SECRET_EMPTY", "empty");
    failed("SECRET_NOT_TEXT", "binary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"relative", "/nothing/is/here", "/\0", "/dev/null"})
  void folderThatIsNoneIsRefused(String path) {
    variables = Map.of("CREDENTIALS_DIRECTORY", path);

    assertFalse(unavailable("PROVIDER_FOLDER_REFUSED").lines().count() > 1);
  }

  @Test
  void folderThatOthersMayWriteIsRefused() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertTrue(unavailable("PROVIDER_FOLDER_REFUSED").contains("others may write"));
  }

  @Test
  void namesAreThoseOfSystemd() {
    var ids = provider.describe().idPattern();

    for (String name : List.of("a", "OpenAI key", "a.b_c-d@e", "..a", "...", "a".repeat(255))) {
      assertTrue(ids.matcher(name).matches(), name);
    }
    for (String name :
        List.of(".", "..", "a/b", "../a", "a:b", "a\n", "\u00e9", "\0", "a".repeat(256))) {
      assertFalse(ids.matcher(name).matches(), name);
    }
  }

  @Test
  void defaultAliasNeedsNoSettings() {
    assertEquals(Set.of(Trait.NEEDS_NO_SETTINGS), provider.describe().traits());
  }

  private void write(String name, String text) throws IOException {
    Files.write(folder.resolve(name), text.getBytes(UTF_8));
  }

  private ResolveResult resolve(String id) {
    return provider.resolve(
        new ResolveRequest(
            "default",
            settings,
            List.of(id),
            Instant.now().plusSeconds(30),
            1000,
            name -> Optional.ofNullable(variables.get(name))));
  }

  private String value(String id) {
    var outcome = assertInstanceOf(Answered.class, resolve(id)).outcomes().get(id);
    return assertInstanceOf(Resolved.class, outcome).value().revealText();
  }

  private String failed(String code, String id) {
    var outcome = assertInstanceOf(Answered.class, resolve(id)).outcomes().get(id);
    Failed failed = assertInstanceOf(Failed.class, outcome);
    assertEquals(code, failed.failure().code(), failed.failure().message());
    return failed.failure().message();
  }

  private String unavailable(String code) {
    Unavailable unavailable = assertInstanceOf(Unavailable.class, resolve("any"));
    assertEquals(code, unavailable.failure().code(), unavailable.failure().message());
    return unavailable.failure().message();
  }
}
