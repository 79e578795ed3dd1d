package ai.openclaw.core.client.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway with a certificate that it has signed itself, for a host of another name. */
class PinnedTrustTest {
  private static final char[] PASSWORD = "changeit".toCharArray();

  @TempDir static Path folder;

  private static SSLContext server;
  private static String fingerprint;

  @BeforeAll
  static void sign() throws Exception {
    Path store = folder.resolve("server.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "gateway",
                "-keyalg",
                "EC",
                "-dname",
                "CN=elsewhere.example",
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertTrue(keytool.waitFor(60, TimeUnit.SECONDS));
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    server = SSLContext.getInstance("TLS");
    server.init(managers.getKeyManagers(), null, null);
    fingerprint = PinnedTrust.fingerprint((X509Certificate) keys.getCertificate("gateway"));
  }

  @Test
  void pinnedCertificateIsTakenWhateverHostItNames() throws Exception {
    String written = "SHA256:" + fingerprint.toUpperCase(Locale.ROOT);
    assertTrue(look(Optional.of(written)).connected());
  }

  @Test
  void anotherCertificateIsRefusedByItsPin() throws Exception {
    assertEquals(
        "gateway closed (1006): the gateway shows another certificate than the one of the"
            + " fingerprint",
        message(look(Optional.of("ab".repeat(32)))));
  }

  @Test
  void withoutAPinItIsACertificateNobodyTrusts() throws Exception {
    assertTrue(
        message(look(Optional.empty())).contains("the encrypted connection failed"),
        "not the words for a certificate");
  }

  private static String message(Sighting seen) {
    return String.valueOf(seen.failure().orElseThrow().getMessage());
  }

  private static Sighting look(Optional<String> pin) throws Exception {
    var socket =
        server.getServerSocketFactory().createServerSocket(0, 1, InetAddress.getLoopbackAddress());
    try (var gateway = new TestGateway(socket, TestGateway.greeting(connection -> {}))) {
      var plain =
          new GatewayTarget(
              URI.create("wss://127.0.0.1:" + gateway.port()),
              "test",
              Optional.of("token"),
              Optional.empty(),
              Duration.ofSeconds(30));
      GatewayTarget target = pin.isPresent() ? plain.pinned(pin.get()) : plain;
      var dialer =
          new Dialer(
              known ->
                  known.fingerprint().isPresent()
                      ? HttpClient.newBuilder()
                          .sslContext(PinnedTrust.context(known.fingerprint().get()))
                          .build()
                      : HttpClient.newHttpClient(),
              new IdentityFile(folder),
              new DeviceTokenFile(folder),
              "1.0.0");
      return Look.at(target, List.of(), dialer);
    }
  }
}
