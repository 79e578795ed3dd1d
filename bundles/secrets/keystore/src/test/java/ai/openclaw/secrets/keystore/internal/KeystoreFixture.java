package ai.openclaw.secrets.keystore.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import ai.openclaw.api.secret.ResolveRequest;
import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.ResolveResult.Answered;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.ResolveResult.Unavailable;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A keystore provider, a keystore and the file with its password. */
final class KeystoreFixture implements AutoCloseable {
  static final String PASSWORD = "store-pass";

  final KeystoreSecretProvider provider;
  final Path file;
  final Path passwordFile;
  final ObjectNode settings = JsonNodeFactory.instance.objectNode();
  final KeyStore entries = KeyStore.getInstance("PKCS12");
  Map<String, String> variables = Map.of();

  KeystoreFixture(Path folder) throws IOException, GeneralSecurityException {
    provider = new KeystoreSecretProvider();
    file = folder.resolve("secrets.p12");
    passwordFile = folder.resolve("password");
    settings.put("path", file.toString()).put("passwordFile", passwordFile.toString());
    entries.load(null, null);
    AtomicFile.write(passwordFile, (PASSWORD + "\n").getBytes(UTF_8));
  }

  /** Puts a text in, as {@code keytool -importpass} does. */
  KeystoreFixture with(String alias, String text) throws IOException, GeneralSecurityException {
    return with(alias, text, PASSWORD);
  }

  KeystoreFixture with(String alias, String text, String password)
      throws IOException, GeneralSecurityException {
    entries.setEntry(
        alias,
        new SecretKeyEntry(
            SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(text.toCharArray()))),
        new PasswordProtection(password.toCharArray()));
    return store();
  }

  KeystoreFixture store() throws IOException, GeneralSecurityException {
    var bytes = new ByteArrayOutputStream();
    entries.store(bytes, PASSWORD.toCharArray());
    AtomicFile.write(file, bytes.toByteArray());
    return this;
  }

  ResolveResult resolve(String... ids) throws InterruptedException {
    return provider.resolve(
        new ResolveRequest(
            "store",
            settings,
            List.of(ids),
            Instant.now().plusSeconds(30),
            262_144,
            name -> Optional.ofNullable(variables.get(name))));
  }

  String value(String id) throws InterruptedException {
    return assertInstanceOf(Resolved.class, outcome(id)).value().revealText();
  }

  String failed(String code, String id) throws InterruptedException {
    Failed failed = assertInstanceOf(Failed.class, outcome(id));
    assertEquals(code, failed.failure().code(), failed.failure().message());
    return failed.failure().message();
  }

  String unavailable(String code) throws InterruptedException {
    Unavailable unavailable = assertInstanceOf(Unavailable.class, resolve("any"));
    assertEquals(code, unavailable.failure().code(), unavailable.failure().message());
    return unavailable.failure().message();
  }

  private Outcome outcome(String id) throws InterruptedException {
    ResolveResult result = resolve(id);
    return Objects.requireNonNull(
        assertInstanceOf(Answered.class, result, result::toString).outcomes().get(id), id);
  }

  @Override
  public void close() {
    provider.close();
  }
}
