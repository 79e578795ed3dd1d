package ai.openclaw.itest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.KeyStore.SecretKeyEntry;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values from a keystore, a Vault server, systemd and a recipe, in the unpacked distribution. */
@Tag("proof")
class ProvidersIT {
  private static final String PASSWORD = "fake-store-pass";
  private static final String KEPT = "keystore-value-51c0e9";
  private static final String SERVED = "vault-value-8a77d2";
  private static final String HANDED = "systemd-value-c3b19f";
  private static final String ANSWERED = "recipe-value-f04d6e";

  private final Distribution distribution = Distribution.built();
  private final HttpServer server;

  @TempDir Path folder;
  @TempDir Path outside;

  ProvidersIT() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/secret/data/openclaw/two",
        exchange -> {
          boolean known =
              "fake-token".equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
          byte[] answer =
              "{\"data\":{\"data\":{\"key\":\"%s\"},\"metadata\":{\"version\":1}}}"
                  .formatted(SERVED)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(known ? 200 : 403, known ? answer.length : -1);
          if (known) {
            exchange.getResponseBody().write(answer);
          }
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @BeforeEach
  void configure() throws Exception {
    Path recipe =
        Files.copy(
            distribution.home().resolve("share/recipes/openclaw-resolve"),
            outside.toRealPath().resolve("openclaw-resolve"));
    Files.setPosixFilePermissions(recipe, PosixFilePermissions.fromString("rwx------"));
    Path program = Distribution.write(outside.resolve("bin/age"), "#!/bin/sh\nexec cat \"$4\"\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    Distribution.write(outside.resolve("four.age"), ANSWERED + "\n");
    Distribution.write(outside.resolve("credentials/three"), HANDED + "\n");
    Distribution.write(outside.resolve("token"), "fake-token\n");
    Distribution.write(outside.resolve("password"), PASSWORD + "\n");
    keystore(outside.resolve("secrets.p12"));
    new State(folder)
        .configure(
            """
            models: {providers: {one: %s, two: %s, three: %s, four: %s}},
            secrets: {providers: {
              kept: {source: 'keystore', path: '%s', passwordFile: '%s'},
              served: {source: 'vault', address: 'http://127.0.0.1:%d', tokenFile: '%s', timeoutMs: 60000},
              answered: {source: 'exec', command: '%s', args: ['age', '%s', 'identity'],
                         env: {PATH: '%s:/usr/bin:/bin'}, timeoutMs: 60000},
            }}
            """
                .formatted(
                    State.modelProvider("keystore", "kept", "one"),
                    State.modelProvider("vault", "served", "openclaw/two#key"),
                    State.modelProvider("systemd", "default", "three"),
                    State.modelProvider("exec", "answered", "four"),
                    outside.resolve("secrets.p12"),
                    outside.resolve("password"),
                    server.getAddress().getPort(),
                    outside.resolve("token"),
                    recipe,
                    outside,
                    outside.resolve("bin")));
  }

  @Test
  void everyShippedSourceServesTheGatewayAndTheAudit() throws Exception {
    Map<String, String> environment =
        Map.of("CREDENTIALS_DIRECTORY", outside.resolve("credentials").toString());
    try (var gateway = RunningGateway.start(distribution, folder, environment);
        var client = GatewayClient.connect(gateway)) {
      assertEquals(KEPT, client.modelKey("one"));
      assertEquals(SERVED, client.modelKey("two"));
      assertEquals(HANDED, client.modelKey("three"));
      assertEquals(ANSWERED, client.modelKey("four"));
    }

    Outcome audit =
        distribution.run(folder, environment, "secrets", "audit", "--allow-exec", "--json");

    assertEquals(0, audit.json().at("/summary/unresolvedRefCount").asInt(), audit.toString());
    assertEquals(4, audit.json().at("/resolution/refsChecked").asInt(), audit.toString());
    for (String value : List.of(KEPT, SERVED, HANDED, ANSWERED)) {
      assertFalse(audit.toString().contains(value));
    }
  }

  @Test
  void withoutCredentialsOfSystemdTheUnitLineIsSaid() throws Exception {
    Outcome refused = distribution.run(folder, Map.of(), "gateway", "--port", "0");

    assertEquals(1, refused.exit(), refused.toString());
    assertTrue(refused.err().contains("LoadCredential="), refused.err());
  }

  private static void keystore(Path file) throws Exception {
    KeyStore entries = KeyStore.getInstance("PKCS12");
    entries.load(null, null);
    entries.setEntry(
        "one",
        new SecretKeyEntry(
            SecretKeyFactory.getInstance("PBE").generateSecret(new PBEKeySpec(KEPT.toCharArray()))),
        new PasswordProtection(PASSWORD.toCharArray()));
    var bytes = new ByteArrayOutputStream();
    entries.store(bytes, PASSWORD.toCharArray());
    Distribution.write(file, "");
    Files.write(file, bytes.toByteArray());
  }
}
