package ai.openclaw.secrets.vault.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate that signs itself, made by keytool: server and authority in one. */
final class TestCa {
  private static final String PASSWORD = "fake-store-pass";

  /** The certificate in PEM form. */
  final Path certificate;

  /** What a server presents. */
  final SSLContext server;

  TestCa(Path folder, String serverName)
      throws IOException, InterruptedException, GeneralSecurityException {
    certificate = folder.resolve("ca.pem");
    Path store = folder.resolve("keys.p12");
    make(store, serverName);
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    String pem =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate("server").getEncoded());
    Files.writeString(
        certificate,
        "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n",
        StandardCharsets.US_ASCII);
    Files.setPosixFilePermissions(certificate, PosixFilePermissions.fromString("rw-r--r--"));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    server = SSLContext.getInstance("TLS");
    server.init(factory.getKeyManagers(), null, null);
  }

  private static void make(Path store, String serverName) throws IOException, InterruptedException {
    Path output = store.resolveSibling("keytool.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=test",
                "-ext",
                "san=" + serverName,
                "-storetype",
                "pkcs12",
                "-storepass",
                PASSWORD,
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "keytool does not end");
    assertEquals(0, process.exitValue(), Files.readString(output));
  }
}
