package ai.openclaw.secrets.keystore.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.lib.files.AtomicFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeystoreSecretProviderTest {
  @TempDir Path folder;
  private KeystoreFixture keystore;

  @BeforeEach
  void create() throws Exception {
    keystore = new KeystoreFixture(folder);
  }

  @AfterEach
  void stop() {
    keystore.close();
  }

  @Test
  void entriesAreServedByAlias() throws Exception {
    keystore.with("openai", "fake \"1\" \\").with("team/slack:bot@x", " fake-2 ");

    assertEquals("fake \"1\" \\", keystore.value("openai"));
    assertEquals(" fake-2 ", keystore.value("team/slack:bot@x"));
  }

  @Test
  void passwordMayBeInAVariable() throws Exception {
    keystore.with("openai", "fake-1");
    keystore.settings.remove("passwordFile");
    keystore.settings.put("passwordEnv", "STORE_PASS");
    keystore.variables = Map.of("STORE_PASS", KeystoreFixture.PASSWORD);

    assertEquals("fake-1", keystore.value("openai"));
  }

  @Test
  void changedKeystoreIsSeenByTheNextBatch() throws Exception {
    keystore.with("openai", "fake-old");
    assertEquals("fake-old", keystore.value("openai"));

    keystore.with("openai", "fake-new");

    assertEquals("fake-new", keystore.value("openai"));
  }

  @Test
  void missingAliasIsNamed() throws Exception {
    keystore.with("openai", "fake-1");

    assertTrue(keystore.failed("SECRET_NOT_FOUND", "anthropic").contains("no entry anthropic"));
  }

  @Test
  void wrongPasswordIsToldApartFromADamagedFile() throws Exception {
    keystore.with("openai", "fake-1");
    AtomicFile.write(keystore.passwordFile, "another".getBytes(UTF_8));

    String message = keystore.unavailable("PROVIDER_PASSWORD_WRONG");

    assertTrue(message.contains("secrets.providers.store.passwordFile"), message);
    assertFalse(message.contains("another"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no keystore at all", "0\u0082"})
  void fileThatIsNoKeystoreIsRefused(String content) throws Exception {
    AtomicFile.write(keystore.file, content.getBytes(UTF_8));

    keystore.unavailable("PROVIDER_FILE_NOT_PKCS12");
  }

  @Test
  void truncatedKeystoreIsRefused() throws Exception {
    keystore.with("openai", "fake-1");
    byte[] whole = Files.readAllBytes(keystore.file);
    AtomicFile.write(keystore.file, Arrays.copyOf(whole, whole.length / 2));

    keystore.unavailable("PROVIDER_FILE_NOT_PKCS12");
  }

  @ParameterizedTest
  @ValueSource(ints = {0xFEEDFEED, 0xCECECECE})
  void olderKindsOfKeystoreAreToldHowToConvert(int magic) throws Exception {
    AtomicFile.write(keystore.file, ByteBuffer.allocate(32).putInt(magic).array());

    assertTrue(keystore.unavailable("PROVIDER_FILE_NOT_PKCS12").contains("-deststoretype pkcs12"));
  }

  @Test
  void keysThatAreNoTextAreRefused() throws Exception {
    keystore.entries.setEntry(
        "aes",
        new SecretKeyEntry(new SecretKeySpec("fake-fake-fake-1".getBytes(UTF_8), "AES")),
        new PasswordProtection(KeystoreFixture.PASSWORD.toCharArray()));
    keystore.store();

    String message = keystore.failed("SECRET_NOT_TEXT", "aes");

    assertTrue(message.contains("AES") && message.contains("-importpass"), message);
    assertFalse(message.contains("fake-fake"), message);
  }

  @Test
  void entryWithAPasswordOfItsOwnFailsAlone() throws Exception {
    keystore.with("openai", "fake-1").with("other", "fake-2", "its own");

    keystore.failed("SECRET_UNREADABLE", "other");
    assertEquals("fake-1", keystore.value("openai"));
  }

  @Test
  void largeFileIsRefused() throws Exception {
    keystore.with("openai", "fake-1");
    keystore.settings.put("maxBytes", 20);

    assertTrue(keystore.unavailable("PROVIDER_FILE_TOO_LARGE").contains("maxBytes (20)"));
  }

  @Test
  void fileThatOthersMayReadIsRefusedUnlessAllowed() throws Exception {
    keystore.with("openai", "fake-1");
    Files.setPosixFilePermissions(keystore.file, PosixFilePermissions.fromString("rw-r--r--"));

    keystore.unavailable("PROVIDER_PATH_PERMISSIONS");
    keystore.settings.put("allowInsecurePath", true);
    assertEquals("fake-1", keystore.value("openai"));
  }

  @Test
  void missingFileIsNamed() throws Exception {
    String message = keystore.unavailable("PROVIDER_PATH_NOT_READABLE");

    assertTrue(message.startsWith("secrets.providers.store.path"), message);
    assertTrue(message.endsWith(keystore.file.toString()), message);
  }

  @Test
  void batchHasAnOutcomePerAlias() throws Exception {
    keystore.with("a", "fake-1").with("b", "fake-2");

    ResolveResult result = keystore.resolve("a", "b", "c");

    var outcomes = assertInstanceOf(Answered.class, result).outcomes();
    assertEquals(3, outcomes.size());
    assertInstanceOf(Resolved.class, outcomes.get("b"));
  }

  @Test
  void idsAreWrittenAsTheKeystoreKeepsThem() {
    Pattern ids = keystore.provider.describe().idPattern();

    assertTrue(ids.matcher("team/openai_key:v2@x.y-z").matches());
    assertFalse(ids.matcher("OpenAI").matches());
    assertFalse(ids.matcher("-x").matches());
    assertFalse(ids.matcher("a b").matches());
    assertFalse(ids.matcher("a".repeat(129)).matches());
  }
}
