package ai.openclaw.core.gateway.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {
  private static final Map<String, String> VARIABLE =
      Map.of("OPENCLAW_GATEWAY_TOKEN", "from-variable");
  private static final String REFERENCE =
      "{\"source\":\"file\",\"provider\":\"vault\",\"id\":\"/t\"}";

  private final Path state;

  AccessTest(@TempDir Path state) {
    this.state = state;
  }

  private static String config(String auth) {
    return "{\"gateway\":{\"mode\":\"local\",\"auth\":" + auth + "}}";
  }

  private GatewayAuth auth(
      String config,
      Map<String, String> variables,
      Map<String, SecretValue> values,
      String... typed)
      throws StartRefused {
    var fixture = new Fixture(state, config, variables);
    return new Access(fixture.plan(typed), Set.of(), Optional.empty())
        .rules(fixture.activation(values))
        .auth();
  }

  @Test
  void secretComesFromTheCommandLineThenPlainConfigThenTheVariableThenTheReference()
      throws Exception {
    var resolved = Map.of("gateway.auth.token", SecretValue.of("from-reference"));
    String plain = config("{\"token\":\"from-config\"}");
    String reference = config("{\"token\":" + REFERENCE + "}");
    String template = config("{\"token\":\"${SOME_TOKEN}\"}");

    assertTrue(auth(plain, VARIABLE, Map.of(), "--token", "typed").matches("typed"));
    assertTrue(auth(plain, VARIABLE, Map.of()).matches("from-config"));
    assertTrue(auth(reference, VARIABLE, resolved).matches("from-variable"));
    assertTrue(auth(reference, Map.of(), resolved).matches("from-reference"));
    assertTrue(auth(template, Map.of(), resolved).matches("from-reference"));
  }

  @Test
  void referenceWithoutAValueFailsClosed() {
    String reference = config("{\"token\":" + REFERENCE + "}");
    StartRefused refused =
        assertThrows(StartRefused.class, () -> auth(reference, Map.of(), Map.of()));
    assertEquals(1, refused.exitCode());
    assertTrue(refused.text().contains("gateway.auth.token"));
  }

  @Test
  void modeFollowsFromWhatIsThere() throws Exception {
    assertEquals(
        AuthMode.PASSWORD, auth(config("{\"password\":\"p\"}"), Map.of(), Map.of()).mode());
    assertEquals(AuthMode.NONE, auth(config("{\"mode\":\"none\"}"), VARIABLE, Map.of()).mode());
    assertEquals(
        AuthMode.PASSWORD,
        auth(config("{}"), Map.of("OPENCLAW_GATEWAY_PASSWORD", "p"), Map.of()).mode());
  }

  @Test
  void passwordModeWithoutAPasswordHasToBeConfigured() {
    StartRefused refused =
        assertThrows(
            StartRefused.class, () -> auth(config("{\"mode\":\"password\"}"), Map.of(), Map.of()));
    assertEquals(78, refused.exitCode());
    assertTrue(refused.text().contains("OPENCLAW_GATEWAY_PASSWORD"));
  }

  @Test
  void placeholderIsRefusedWithoutRepeatingIt() {
    StartRefused refused =
        assertThrows(
            StartRefused.class,
            () -> auth(config("{\"token\":\"change-me-now\"}"), Map.of(), Map.of()));
    assertEquals(1, refused.exitCode());
    assertFalse(refused.text().contains("change-me-now"));
  }

  @Test
  void hooksMayNotShareTheToken() {
    String config =
        "{\"gateway\":{\"mode\":\"local\",\"auth\":{\"token\":\"same\"}},"
            + "\"hooks\":{\"enabled\":true,\"token\":\"same\"}}";
    assertEquals(
        1, assertThrows(StartRefused.class, () -> auth(config, Map.of(), Map.of())).exitCode());
  }

  @Test
  void generatedTokenIsWrittenIntoTheConfigurationOfAConfiguredGateway() throws Exception {
    var fixture = new Fixture(state, config("{}"), Map.of());
    StartPlan plan = fixture.plan();
    assertTrue(Access.needsToken(plan, fixture.activation(Map.of())));
    GatewayAuth made = GeneratedToken.make(plan, fixture, fixture);
    ConfigEdit.Set edit = (ConfigEdit.Set) fixture.edits.get(0);
    assertEquals(List.of("gateway", "auth", "token"), edit.path());
    assertTrue(edit.value().asText().matches("[0-9a-f]{48}"));
    assertTrue(made.matches(edit.value().asText()));
    assertFalse(made.source().contains(edit.value().asText()));
  }

  @Test
  void unconfiguredRunKeepsItsTokenInAFileOfItsOwner() throws Exception {
    var fixture = new Fixture(state, "", Map.of());
    StartPlan plan = fixture.plan("--allow-unconfigured");
    GatewayAuth made = GeneratedToken.make(plan, fixture, fixture);
    Path file = state.resolve("run").resolve("ephemeral-token");
    assertEquals(file.toString(), made.source());
    assertTrue(made.matches(Files.readString(file).strip()));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(List.of(), fixture.edits);
    GeneratedToken.forget(fixture);
    assertFalse(Files.exists(file));
  }

  private GatewayAuth behindProxy(String gateway, Map<String, String> variables, String... typed)
      throws StartRefused {
    return auth("{\"gateway\":{\"mode\":\"local\"," + gateway + "}}", variables, Map.of(), typed);
  }

  @Test
  void trustedProxyNeedsAHeaderAnAddressAndNoTokenBesideIt() throws Exception {
    String header =
        "\"auth\":{\"mode\":\"trusted-proxy\",\"trustedProxy\":{\"userHeader\":\"x-user\"}";
    String sources = "\"trustedProxies\":[\"10.0.0.1\",\"fd00::/8\"],";
    GatewayAuth auth = behindProxy(sources + header + "}", Map.of());
    assertEquals(AuthMode.TRUSTED_PROXY, auth.mode());
    assertEquals("x-user", auth.proxy().orElseThrow().userHeader());
    assertTrue(auth.secret().isEmpty());
    assertTrue(
        behindProxy(sources + header + ",\"password\":\"local\"}", Map.of()).matches("local"));
    assertTrue(
        behindProxy(sources + header + "}", Map.of("OPENCLAW_GATEWAY_PASSWORD", "v")).matches("v"));

    Map<String, String> wrong =
        Map.of(
            header + "}", "gateway.trustedProxies",
            "\"trustedProxies\":[\"proxy.example\"]," + header + "}", "gateway.trustedProxies",
            sources + "\"auth\":{\"mode\":\"trusted-proxy\"}", "userHeader",
            sources + header + ",\"token\":\"t0ken\"}", "gateway.auth.token");
    for (var one : wrong.entrySet()) {
      StartRefused refused =
          assertThrows(StartRefused.class, () -> behindProxy(one.getKey(), Map.of()));
      assertEquals(1, refused.exitCode());
      assertTrue(refused.text().contains(one.getValue()), refused.text());
      assertFalse(refused.text().contains("t0ken"));
    }
    String sound = sources + header + "}";
    assertThrows(StartRefused.class, () -> behindProxy(sound, VARIABLE));
    assertThrows(StartRefused.class, () -> behindProxy(sound, Map.of(), "--token", "typed"));
  }

  @Test
  void trustedProxyCountsAsAuthBeyondLoopback() throws Exception {
    String proxy =
        "\"trustedProxies\":[\"10.0.0.1\"],\"auth\":{\"mode\":\"trusted-proxy\","
            + "\"trustedProxy\":{\"userHeader\":\"x-user\"}}";
    assertEquals(AuthMode.TRUSTED_PROXY, behindProxy(proxy, Map.of(), "--bind", "lan").mode());
  }
}
