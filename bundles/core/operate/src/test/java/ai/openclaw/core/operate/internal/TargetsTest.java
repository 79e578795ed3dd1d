package ai.openclaw.core.operate.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.client.RunningGateway;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String REMOTE =
      "{\"gateway\":{\"mode\":\"remote\",\"auth\":{\"token\":\"own\"},\"remote\":";

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBdDCCARugAwIBAgIUbtrWiG0no7/xX1OR6chlXebdhKMwCgYIKoZIzj0EAwIw
      DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjEyMjA5MjlaGA8yMTI2MTAyODIyMDky
      OVowDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABKnn
      /8Le3mAKYtIc1GqxYPaX5/c/VEKjYp/zHyOOON4C7iYkQmK9ctalLFN3+psQHzPS
      GjpEJ9rCDmXwvtJQjWyjUzBRMB0GA1UdDgQWBBQnLcqEKOSfboqPjG/zoLMbe0fJ
      lDAfBgNVHSMEGDAWgBQnLcqEKOSfboqPjG/zoLMbe0fJlDAPBgNVHRMBAf8EBTAD
      AQH/MAoGCCqGSM49BAMCA0cAMEQCIHE71Uw1fxKLxT6DOGs7VLYCVngrcfKM45s2
      ajKjv5nGAiAZqhOn36LZSccGQwUOtUBUHBQQ+e/4NIv9tUrfKDNJDA==
      -----END CERTIFICATE-----
      """;
  private static final String SHA256 =
      "0d9810ac687c7212d35ee44f795362223fca01f3122451df61b39fcc10f1bd43";

  private final Path state;
  private final World world;

  TargetsTest(@TempDir Path state) {
    this.state = state;
    this.world = new World(state);
  }

  @Test
  void localTokenComesFromTheShellThenTheConfigurationThenTheDotEnvFile() throws Exception {
    world.variable("OPENCLAW_GATEWAY_TOKEN", "dotenv");
    assertEquals("dotenv", token(Map.of()));
    world.config("{\"gateway\":{\"remote\":{\"token\":\"remote\"}}}");
    assertEquals("remote", token(Map.of()));
    world.config("{\"gateway\":{\"auth\":{\"token\":\"own\"},\"remote\":{\"token\":\"remote\"}}}");
    assertEquals("own", token(Map.of()));
    assertEquals("shell", token(Map.of("OPENCLAW_GATEWAY_TOKEN", "shell")));
  }

  @Test
  void remoteTokenComesFromItsOwnFieldThenTheShellThenTheOneOfTheServer() throws Exception {
    world.config(REMOTE + "{\"url\":\"wss://far.example\",\"token\":\"theirs\"}}}");
    assertEquals("theirs", token(Map.of("OPENCLAW_GATEWAY_TOKEN", "shell")));
    world.config(REMOTE + "{\"url\":\"wss://far.example\"}}}");
    assertEquals("shell", token(Map.of("OPENCLAW_GATEWAY_TOKEN", "shell")));
    assertEquals("own", token(Map.of()));
  }

  @Test
  void remoteGatewayIsPinnedAndMayBePlainOnLoopbackOnly() throws Exception {
    String pin = "AB:".repeat(31) + "AB";
    world.config(
        REMOTE + "{\"url\":\"wss://far.example\",\"tlsFingerprint\":\"sha256:" + pin + "\"}}}");
    Chosen chosen = choose(Map.of());
    assertEquals(Optional.of("ab".repeat(32)), chosen.target().fingerprint());
    assertTrue(chosen.target().trusted());

    world.config(REMOTE + "{\"url\":\"ws://far.example\"}}}");
    assertEquals("INSECURE_URL", refusal(Map.of()).code());
    choose(Map.of("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "1"));
    world.config(REMOTE + "{\"url\":\"wss://far.example\",\"tlsFingerprint\":\"beef\"}}}");
    assertEquals("INVALID_FINGERPRINT", refusal(Map.of()).code());
  }

  @Test
  void urlOfTheShellNeverGetsTheCredentialsOfTheConfiguration() throws Exception {
    world.config("{\"gateway\":{\"auth\":{\"token\":\"own\"}}}");
    Chosen chosen = choose(Map.of("OPENCLAW_GATEWAY_URL", "ws://127.0.0.1:5"));
    assertEquals(5, chosen.target().url().getPort());
    assertEquals(Optional.empty(), chosen.target().token());
    assertEquals(
        "shell",
        token(
            Map.of("OPENCLAW_GATEWAY_URL", "ws://127.0.0.1:5", "OPENCLAW_GATEWAY_TOKEN", "shell")));
  }

  @Test
  void typedUrlNeedsTypedCredentials() {
    world.config("{\"gateway\":{\"auth\":{\"token\":\"own\"}}}");
    RemoteGatewayException refused =
        assertThrows(
            RemoteGatewayException.class, () -> choose(Typed.options("url", "ws://127.0.0.1:5")));
    assertEquals("CREDENTIALS_REQUIRED", refused.code());
    assertTrue(
        String.valueOf(refused.getMessage())
            .contains("gateway url override requires explicit credentials"));
  }

  @Test
  void portIsThatOfTheShellThenTheRunningGatewayThenTheConfigurationAndJunkIsIgnored()
      throws Exception {
    world.config("{\"gateway\":{\"port\":7}}");
    for (var port : Map.of("8", 8, "host:9", 9, "[::1]:10", 10, "junk", 7, "99999", 7).entrySet()) {
      assertEquals(
          port.getValue(),
          choose(Map.of("OPENCLAW_GATEWAY_PORT", port.getKey())).target().url().getPort());
    }
    Here here = world.here();
    here.bindRunning(running("made-at-start"));
    Chosen chosen = here.targets(here.config(), Typed.nothing()).forCall(Typed.nothing(), SECOND);
    assertEquals(40001, chosen.target().url().getPort());
    assertEquals(Optional.of("made-at-start"), chosen.target().token());
  }

  @Test
  void profileDevHasAPortOfItsOwn() throws Exception {
    Here here = world.here(Optional.of("dev"));
    assertEquals(19001, here.targets(here.config(), Typed.nothing()).address().port());
  }

  @Test
  void gatewayWithoutAConfigurationLeavesItsTokenBesideItsSocket() throws Exception {
    Files.createDirectories(state.resolve("run"));
    Files.writeString(state.resolve("run/ephemeral-token"), "of-this-run\n");
    assertEquals("of-this-run", token(Map.of()));
  }

  @Test
  void referenceWithoutAResolverIsNamedWithoutItsId() {
    world.config(
        "{\"gateway\":{\"auth\":{\"token\":{\"source\":\"env\",\"provider\":\"default\","
            + "\"id\":\"SEKRET\"}}}}");
    RemoteGatewayException refused = refusal(Map.of());
    assertEquals("CREDENTIALS_REQUIRED", refused.code());
    assertTrue(
        String.valueOf(refused.getMessage()).startsWith("gateway.auth.token is a reference"));
    assertFalse(String.valueOf(refused.getMessage()).contains("SEKRET"));
    assertEquals(Optional.of("SECRETREF_UNRESOLVED"), refused.reason());
  }

  @Test
  void commandsOfOtherBundlesGoToTheSameGateway() throws Exception {
    world.config("{\"gateway\":{\"port\":7,\"auth\":{\"token\":\"own\"}}}");
    var target = new OperatorsGateway(world.here()).target(Map.of(), SECOND);
    assertEquals(7, target.url().getPort());
    assertEquals(Optional.of("own"), target.token());
  }

  @Test
  void gatewayThatEncryptsIsPinnedToItsOwnCertificate() throws Exception {
    world.config("{\"gateway\":{\"tls\":{\"enabled\":true,\"certPath\":\"cert.pem\"}}}");
    RemoteGatewayException missing = refusal(Map.of());
    assertEquals(Optional.of("LOCAL_TLS_UNAVAILABLE"), missing.reason());
    Files.writeString(state.resolve("cert.pem"), CERTIFICATE);
    Chosen chosen = choose(Map.of());
    assertEquals("wss", chosen.target().url().getScheme());
    assertEquals(Optional.of(SHA256), chosen.target().fingerprint());
  }

  @Test
  void templateWithoutAValueIsNoToken() throws Exception {
    world.config("{\"gateway\":{\"auth\":{\"token\":\"${NOT_SET}\"}}}");
    assertEquals(Optional.empty(), choose(Map.of()).target().token());
  }

  private String token(Map<String, String> environment) throws Exception {
    return choose(environment).target().token().orElse("none");
  }

  private RemoteGatewayException refusal(Map<String, String> environment) {
    return assertThrows(RemoteGatewayException.class, () -> choose(environment));
  }

  private Chosen choose(Map<String, String> environment)
      throws RemoteGatewayException, InterruptedException {
    return choose(new Typed(List.of(), Map.of(), environment));
  }

  private Chosen choose(Typed typed) throws RemoteGatewayException, InterruptedException {
    Here here = world.here();
    return here.targets(here.config(), typed).forCall(typed, SECOND);
  }

  static RunningGateway running(String secret) {
    return new RunningGateway() {
      @Override
      public int port() {
        return 40001;
      }

      @Override
      public String bind() {
        return "loopback";
      }

      @Override
      public List<String> hosts() {
        return List.of("127.0.0.1", "::1");
      }

      @Override
      public String version() {
        return "1.0.0";
      }

      @Override
      public long uptimeMs() {
        return 61_000;
      }

      @Override
      public int connections() {
        return 2;
      }

      @Override
      public String authMode() {
        return "token";
      }

      @Override
      public String authSource() {
        return "--token";
      }

      @Override
      public Optional<SecretValue> secret() {
        return Optional.of(SecretValue.of(secret));
      }

      @Override
      public long activation() {
        return 1;
      }
    };
  }
}
