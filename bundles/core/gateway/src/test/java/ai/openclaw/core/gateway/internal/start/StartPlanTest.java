package ai.openclaw.core.gateway.internal.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.GatewayPort;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartPlanTest {
  private static final String LOCAL = "{\"gateway\":{\"mode\":\"local\",\"port\":4000}}";

  private final Path state;

  StartPlanTest(@TempDir Path state) {
    this.state = state;
  }

  private Fixture with(String config) {
    return new Fixture(state, config, Map.of());
  }

  private StartRefused refused(Fixture fixture, String... typed) {
    return assertThrows(StartRefused.class, () -> fixture.plan(typed));
  }

  @Test
  void portComesFromTheArgumentThenTheVariableThenDevThenTheConfig() throws Exception {
    var all = new Fixture(state, LOCAL, Map.of("OPENCLAW_GATEWAY_PORT", "host:19002"));
    assertEquals(1234, all.plan("--port", "1234", "--dev").port());
    assertEquals(19002, all.plan("--dev").port());
    assertEquals(19001, with(LOCAL).plan("--dev").port());
    assertEquals(4000, with(LOCAL).plan().port());
    assertEquals(18789, with("{\"gateway\":{\"mode\":\"local\"}}").plan().port());
    assertEquals(0, with(LOCAL).plan("--port=0").port());
  }

  @ParameterizedTest
  @CsvSource({"18790,18790", "host:1,1", "[::1]:2,2", "junk,-1", "-5,-1", "0,-1", "99999,-1"})
  void variableForThePortMayHoldAHostAndJunkIsIgnored(String value, int port) {
    assertEquals(port < 0 ? Optional.empty() : Optional.of(port), GatewayPort.fromVariable(value));
  }

  @ParameterizedTest
  @CsvSource({
    "--port abc,Invalid port",
    "--port 65536,Invalid port",
    "--bind moon,Invalid --bind",
    "--auth magic,Invalid --auth",
    "--prot 1,Did you mean --port?",
    "--port,--port needs a value",
    "--tailscale maybe,Invalid --tailscale",
    "--tailscale serve,not supported",
    "--ws-log loud,Invalid --ws-log",
    "--raw-stream,not supported",
    "word,takes no argument"
  })
  void wrongUsageEndsWithOne(String typed, String message) {
    StartRefused refused = refused(with(LOCAL), typed.split(" "));
    assertEquals(1, refused.exitCode());
    assertTrue(refused.text().contains(message), refused.text());
  }

  @Test
  void stylesOfTheConsoleAreAccepted() throws Exception {
    StartPlan plan =
        with(LOCAL).plan("--ws-log", "full", "--compact", "--force", "--tailscale=off");
    assertTrue(plan.arguments().has("force"));
  }

  @Test
  void secretsThatWereTypedNeverAppear() {
    for (List<String> typed :
        List.of(
            List.of("--token", "s3cret", "--bogus"),
            List.of("s3cret"),
            List.of("--password", "s3cret", "--password-file", "f"))) {
      assertFalse(refused(with(LOCAL), typed.toArray(String[]::new)).text().contains("s3cret"));
    }
  }

  @Test
  void missingConfigMissingModeAndRemoteModeAreToldApart() {
    StartRefused missing = refused(with(""));
    assertEquals(78, missing.exitCode());
    assertTrue(missing.text().startsWith("Missing config."), missing.text());

    StartRefused unset = refused(with("{}"));
    assertEquals(78, unset.exitCode());
    assertTrue(unset.text().startsWith("Gateway start blocked: set gateway.mode=local"));
    assertTrue(unset.text().contains("missing gateway.mode"));
    assertTrue(unset.text().contains("Config write audit: " + state.resolve("logs")));

    StartRefused remote = refused(with("{\"gateway\":{\"mode\":\"remote\"}}"));
    assertEquals(78, remote.exitCode());
    assertTrue(remote.text().startsWith("Gateway start blocked: set gateway.mode=local"));
    assertTrue(remote.text().contains("current: remote"));
  }

  @Test
  void allowUnconfiguredStartsWithoutAny() throws Exception {
    StartPlan plan = with("").plan("--allow-unconfigured");
    assertFalse(plan.configured());
    assertEquals(AuthMode.TOKEN, plan.mode());
  }

  @Test
  void noAuthOffLoopbackIsRefused() throws Exception {
    StartRefused refused = refused(with(LOCAL), "--auth", "none", "--bind", "lan");
    assertEquals(78, refused.exitCode());
    assertTrue(refused.text().startsWith("Refusing to bind gateway to lan without auth."));
    assertEquals(AuthMode.NONE, with(LOCAL).plan("--auth", "none").mode());
  }

  @Test
  void bindStaysOnLoopbackUnlessToldOtherwise() throws Exception {
    assertEquals(List.of("127.0.0.1", "::1"), with(LOCAL).plan().bind().hosts());
    assertEquals(List.of("0.0.0.0"), with(LOCAL).plan("--bind", "lan").bind().hosts());
    assertTrue(refused(with(LOCAL), "--bind", "custom").text().contains("customBindHost"));
  }

  @Test
  void originsOfTheControlUiAreSeededOffLoopback() throws Exception {
    BindChoice lan = with(LOCAL).plan("--bind", "lan").bind();
    assertEquals(Set.of("http://localhost:3000", "http://127.0.0.1:3000"), lan.seededOrigins(3000));
    assertEquals(Set.of(), with(LOCAL).plan().bind().seededOrigins(3000));
  }

  @Test
  void twoSecretsWithoutAModeAreRefused() {
    StartRefused refused =
        refused(
            with(
                "{\"gateway\":{\"mode\":\"local\",\"auth\":{\"token\":\"a\",\"password\":\"b\"}}}"));
    assertEquals(1, refused.exitCode());
    assertTrue(refused.text().contains("gateway.auth.mode"));
  }
}
