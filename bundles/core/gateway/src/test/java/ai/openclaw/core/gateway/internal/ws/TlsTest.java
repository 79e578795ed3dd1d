package ai.openclaw.core.gateway.internal.ws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.core.gateway.internal.tls.Tls;
import ai.openclaw.core.gateway.internal.tls.TlsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private final Path folder;
  private final TlsSettings settings;

  TlsTest(@TempDir Path folder) throws IOException {
    this.folder = folder;
    settings = settings("{\"tls\":{\"enabled\":true}}");
  }

  private TlsSettings settings(String gateway) throws IOException {
    return TlsSettings.of(
            TestClient.JSON.readTree(gateway),
            folder,
            folder.resolve("openclaw.json"),
            List.of("127.0.0.1"))
        .orElseThrow();
  }

  /** A client that trusts what the certificate file holds now, and nothing else. */
  private HttpClient trusting() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (var in = Files.newInputStream(settings.certificate())) {
      store.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return HttpClient.newBuilder().sslContext(context).build();
  }

  private static String get(HttpClient client, TestGateway gateway) throws Exception {
    var uri = URI.create("https://127.0.0.1:" + gateway.port() + "/open");
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }

  @Test
  void bothProtocolsAreServedOverTlsAndPlainTextIsNot() throws Exception {
    try (var gateway = new TestGateway(new Tls(settings))) {
      gateway.route("/open", List.of("GET"), true, call -> HttpAnswer.text(200, "in"));
      assertEquals("in", get(trusting(), gateway));
      try (var client = new TestClient(trusting(), "wss://localhost:" + gateway.port() + "/")) {
        assertTrue(client.send(TestClient.connect()).response().path("ok").asBoolean());
        assertTrue(client.call("health").path("ok").asBoolean());
        String large = "{\"type\":\"req\",\"id\":\"l\",\"method\":\"health\",\"params\":{\"x\":\"";
        client.send(large + "y".repeat(1_000_000) + "\"}}");
        assertTrue(client.response().path("ok").asBoolean());
      }
      var plain = URI.create("http://127.0.0.1:" + gateway.port() + "/open");
      assertThrows(
          IOException.class,
          () ->
              HttpClient.newHttpClient()
                  .send(HttpRequest.newBuilder(plain).build(), BodyHandlers.ofString()));
    }
  }

  @Test
  void renewedCertificateIsTakenUpAndOpenConnectionsStay() throws Exception {
    var tls = new Tls(settings);
    String first = tls.fingerprint();
    try (var gateway = new TestGateway(tls)) {
      gateway.route("/open", List.of("GET"), true, call -> HttpAnswer.text(200, "in"));
      HttpClient old = trusting();
      try (var client = new TestClient(old, "wss://127.0.0.1:" + gateway.port() + "/")) {
        client.send(TestClient.connect()).response();
        byte[] key = Files.readAllBytes(settings.key());
        byte[] certificate = Files.readAllBytes(settings.certificate());
        Files.writeString(settings.certificate(), "half written");
        tls.refresh();
        assertEquals(first, tls.fingerprint(), "what cannot be used changes nothing");

        Files.delete(settings.key());
        Files.delete(settings.certificate());
        tls.refresh();
        assertNotEquals(first, tls.fingerprint());
        assertEquals("in", get(trusting(), gateway));
        HttpClient fresh = trustingBytes(certificate);
        assertThrows(SSLHandshakeException.class, () -> get(fresh, gateway));
        assertTrue(client.call("health").path("ok").asBoolean(), "the open one stays");
        assertTrue(key.length > 0);
      }
    }
  }

  private HttpClient trustingBytes(byte[] certificate) throws Exception {
    byte[] now = Files.readAllBytes(settings.certificate());
    Files.write(settings.certificate(), certificate);
    HttpClient client = trusting();
    Files.write(settings.certificate(), now);
    return client;
  }

  @Test
  void clientOverTlsOutlivesTheTimeThatARequestMayTake() throws Exception {
    Duration limit = Duration.ofSeconds(2);
    try (var gateway =
            new TestGateway(Limits.STANDARD.with(limit, 32), Optional.of(new Tls(settings)));
        var client = new TestClient(trusting(), "wss://localhost:" + gateway.port() + "/")) {
      client.send(TestClient.connect()).response();
      long end = System.nanoTime() + limit.multipliedBy(2).toNanos();
      while (System.nanoTime() < end) {
        assertTrue(client.call("health").path("ok").asBoolean());
      }
    }
  }

  @Test
  void certificateIsPutOnAndOffWhileClientsStay() throws Exception {
    try (var gateway = new TestGateway()) {
      gateway.route("/open", List.of("GET"), true, call -> HttpAnswer.text(200, "in"));
      try (var early = TestClient.connected(gateway.port())) {
        var tls = Optional.of(new Tls(settings));
        List<String> hosts = List.of("127.0.0.1");
        assertEquals(gateway.port(), gateway.server().move(hosts, gateway.port(), tls));
        assertEquals("in", get(trusting(), gateway));
        assertTrue(early.call("health").path("ok").asBoolean());
        gateway.server().move(hosts, gateway.port(), Optional.empty());
        TestClient.connected(gateway.port()).vanish();
        assertTrue(early.call("health").path("ok").asBoolean());
      }
    }
  }

  @Test
  void otherFilesAreTakenUpWhenTheSettingsChange() throws Exception {
    var tls = new Tls(settings);
    String first = tls.fingerprint();
    tls.follow(settings("{\"tls\":{\"enabled\":true,\"certPath\":\"absent.pem\"}}"));
    assertEquals(first, tls.fingerprint());
    tls.follow(
        settings("{\"tls\":{\"enabled\":true,\"certPath\":\"c.pem\",\"keyPath\":\"k.pem\"}}"));
    assertNotEquals(first, tls.fingerprint());
    assertTrue(Files.exists(folder.resolve("k.pem")));
  }
}
