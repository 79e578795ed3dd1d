package ai.openclaw.core.service.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.service.internal.FakeMachine;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemdLifecycleTest {
  private static final String LOCAL =
      "{gateway: {mode: 'local', auth: {token: 'plain-text-token-1'}}}";
  private static final String UNIT = "openclaw-gateway.service";

  @TempDir Path folder;
  private FakeMachine fake;
  private House house;

  @BeforeEach
  void open() throws Exception {
    fake = new FakeMachine(folder);
    fake.systemd();
    house = house(Optional.empty());
    house.configure(LOCAL);
  }

  private House house(Optional<String> profile) throws Exception {
    return new House(fake, Os.LINUX, profile, folder.resolve("cache"));
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private Path unit() {
    return fake.home.resolve(".config/systemd/user").resolve(UNIT);
  }

  private static JsonNode json(CommandResult result) {
    return result.data().orElseThrow();
  }

  @Test
  void installWritesTheUnitStartsItAndAnswersInTheDocumentedShape() throws Exception {
    CommandResult result = house.run(Action.INSTALL);

    assertEquals(0, result.exitCode(), result.toString());
    String java = System.getProperty("java.home");
    assertEquals(
        """
        [Unit]
        Description=OpenClaw Gateway
        After=network-online.target
        Wants=network-online.target
        StartLimitBurst=5
        StartLimitIntervalSec=60

        [Service]
        ExecStart=%1$s/opt/bin/openclaw gateway --port 18789
        Restart=always
        RestartSec=5
        RestartPreventExitStatus=78
        TimeoutStopSec=30
        TimeoutStartSec=30
        SuccessExitStatus=0 143
        KillMode=control-group
        EnvironmentFile=-%3$s/gateway.systemd.env
        Environment="HOME=%2$s"
        Environment=TMPDIR=/tmp
        Environment="PATH=%2$s/.local/bin:%2$s/bin:%2$s/.nix-profile/bin:/usr/local/bin:/usr/bin:/bin"
        Environment=JAVA_HOME=%4$s
        Environment="OPENCLAW_STATE_DIR=%3$s"
        Environment="OPENCLAW_CONFIG_PATH=%3$s/openclaw.json"
        Environment=OPENCLAW_GATEWAY_PORT=18789
        Environment=OPENCLAW_SYSTEMD_UNIT=openclaw-gateway.service
        Environment=OPENCLAW_SERVICE_MARKER=openclaw
        Environment=OPENCLAW_SERVICE_KIND=gateway
        Environment=OPENCLAW_SERVICE_VERSION=1.2.3

        [Install]
        WantedBy=default.target
        """
            .formatted(fake.root, fake.home, fake.state, java),
        Files.readString(unit()));
    JsonNode json = json(result);
    assertEquals("install", json.path("action").asText());
    assertTrue(json.path("ok").asBoolean());
    assertEquals("installed", json.path("result").asText());
    assertEquals(
        "{\"label\":\"systemd\",\"loaded\":true,\"loadedText\":\"enabled\","
            + "\"notLoadedText\":\"disabled\"}",
        json.path("service").toString());
    assertEquals("sudo loginctl enable-linger me", last(json.at("/hints/0").asText()));
    assertEquals(
        List.of(
            "systemctl --user daemon-reload",
            "systemctl --user enable openclaw-gateway.service",
            "systemctl --user restart openclaw-gateway.service"),
        fake.calls().stream()
            .filter(call -> call.startsWith("systemctl"))
            .filter(call -> !call.contains("is-enabled") && !call.contains("show"))
            .toList());
  }

  private static String last(String hint) {
    return hint.substring(hint.lastIndexOf(": ") + 2);
  }

  @Test
  void aSecondInstallChangesNothingUnlessForced() throws Exception {
    house.run(Action.INSTALL);
    Files.writeString(unit(), "[Service]\nExecStart=/mine\n");

    CommandResult second = house.run(Action.INSTALL, "--port=19000");

    assertEquals("already-installed", json(second).path("result").asText());
    assertEquals("Gateway service already enabled.", json(second).path("message").asText());
    assertEquals("openclaw gateway install --force", json(second).at("/hints/0").asText());
    assertEquals("[Service]\nExecStart=/mine\n", Files.readString(unit()));

    CommandResult forced = house.run(Action.INSTALL, "--port=19000", "--force");

    assertEquals("installed", json(forced).path("result").asText());
    assertTrue(Files.readString(unit()).contains("gateway --port 19000\n"));
    assertEquals(
        "[Service]\nExecStart=/mine\n", Files.readString(unit().resolveSibling(UNIT + ".bak")));
  }

  @Test
  void aForcedInstallKeepsNoCopyOfAUnitWithASecret() throws Exception {
    house.run(Action.INSTALL);
    Files.writeString(
        unit(), "[Service]\nExecStart=/mine\nEnvironment=OPENCLAW_GATEWAY_TOKEN=abc\n");

    house.run(Action.INSTALL, "--force");

    assertFalse(Files.exists(unit().resolveSibling(UNIT + ".bak")));
    assertFalse(Files.readString(unit()).contains("TOKEN"));
  }

  @Test
  void startStopRestartAndUninstallGoThroughTheSupervisor() throws Exception {
    house.run(Action.INSTALL);
    fake.calls();

    for (Action action : List.of(Action.RESTART, Action.STOP, Action.START, Action.UNINSTALL)) {
      CommandResult result = house.run(action);
      assertEquals(0, result.exitCode(), result.toString());
      assertEquals(action.done(), json(result).path("result").asText());
      String word = action == Action.UNINSTALL ? "disable --now" : action.word();
      assertTrue(fake.calls().contains("systemctl --user " + word + " " + UNIT), action.word());
    }
    assertFalse(Files.exists(unit()));
    for (Action action : List.of(Action.RESTART, Action.STOP, Action.START, Action.UNINSTALL)) {
      CommandResult result = house.run(action);
      assertEquals(0, result.exitCode(), result.toString());
      assertEquals("not-loaded", json(result).path("result").asText());
      assertEquals("Gateway service disabled.", json(result).path("message").asText());
    }
    assertEquals("openclaw gateway install", json(house.run(Action.START)).at("/hints/0").asText());
  }

  @Test
  void aMachineWithoutSystemdIsNamedAndGetsNothingWritten() throws Exception {
    fake.program("systemctl", "echo 'Failed to connect to bus: No medium found' >&2; exit 1");

    CommandResult result = house.run(Action.INSTALL);

    assertEquals(1, result.exitCode());
    assertFalse(json(result).path("ok").asBoolean());
    assertTrue(json(result).path("error").asText().contains("Failed to connect to bus"));
    assertEquals(
        "systemd-unavailable", json(result).at("/hintItems/0/kind").asText(), result.toString());
    assertFalse(Files.exists(unit()));
    house.close();
    fake.superuser();
    house = house(Optional.empty());
    house.configure("{gateway: {mode: 'local'}}");
    CommandResult system = house.run(Action.INSTALL, "--system");
    assertEquals(1, system.exitCode(), system.toString());
    assertTrue(json(system).path("error").asText().contains("systemctl unavailable"));
    assertEquals("{gateway: {mode: 'local'}}", house.config());

    fake.environment.put("PATH", folder.resolve("nothing").toString());
    house.close();
    house = house(Optional.empty());
    CommandResult missing = house.run(Action.INSTALL);
    assertTrue(json(missing).path("error").asText().contains("systemctl not available"));
  }

  @Test
  void aServiceOfTheSystemIsNotDoubled() throws Exception {
    Path system = fake.root.resolve("etc/systemd/system");
    Files.createDirectories(system);
    Files.writeString(
        system.resolve(UNIT), "[Service]\nExecStart=/usr/local/bin/openclaw gateway\n");

    CommandResult refused = house.run(Action.INSTALL, "--force");

    assertEquals(1, refused.exitCode());
    assertTrue(
        json(refused).path("error").asText().startsWith("System-level OpenClaw gateway service"));
    assertFalse(Files.exists(unit()));
    assertTrue(
        json(house.run(Action.RESTART)).at("/hints/0").asText().contains("sudo systemctl restart"));
  }

  @Test
  void aTokenIsMadeWhereThereIsNoneAndStandsInTheConfigurationAlone() throws Exception {
    house.configure("{gateway: {mode: 'local'}}");

    CommandResult result = house.run(Action.INSTALL);

    assertEquals(0, result.exitCode(), result.toString());
    String token = house.workshop.read().effective().at("/gateway/auth/token").asText();
    assertTrue(token.matches("[0-9a-f]{48}"), token);
    assertFalse(Files.readString(unit()).contains(token));
    assertFalse(result.toString().contains(token));
    assertTrue(json(result).at("/warnings/0").asText().contains("gateway.auth.token"));
  }

  @Test
  void aTypedTokenGoesIntoTheConfigurationAndNeverIntoTheUnit() throws Exception {
    house.configure("{gateway: {mode: 'local'}}");

    CommandResult result = house.run(Action.INSTALL, "--token=typed-token-1234");

    assertEquals(0, result.exitCode(), result.toString());
    assertTrue(house.config().contains("typed-token-1234"));
    assertFalse(Files.readString(unit()).contains("typed-token-1234"));
    assertFalse(result.toString().contains("typed-token-1234"));
    assertEquals(1, house.run(Action.INSTALL, "--token=another", "--force").exitCode());
  }

  @Test
  void aReferenceWithoutAValueStopsTheInstallAndOneWithAValueIsNotWritten() throws Exception {
    house.configure(
        "{gateway: {mode: 'local', auth: {token:"
            + " {source: 'env', provider: 'default', id: 'NOBODY_SETS_THIS'}}}}");

    CommandResult refused = house.run(Action.INSTALL);

    assertEquals(1, refused.exitCode());
    assertTrue(json(refused).path("error").asText().contains("gateway.auth.token"));
    assertFalse(Files.exists(unit()));

    Files.writeString(fake.state.resolve(".env"), "NOBODY_SETS_THIS=from-the-file-1234\n");
    CommandResult result = house.run(Action.INSTALL);
    assertEquals(0, result.exitCode(), result.toString());
    assertFalse(Files.readString(unit()).contains("from-the-file-1234"));
    assertFalse(house.config().contains("from-the-file-1234"));
  }

  @Test
  void tokenAndPasswordWithoutAModeStopTheInstall() throws Exception {
    house.configure("{gateway: {mode: 'local', auth: {token: 'a-token-1', password: 'b-pass-1'}}}");

    CommandResult refused = house.run(Action.INSTALL);

    assertEquals(1, refused.exitCode());
    assertTrue(json(refused).path("error").asText().contains("no mode"));
    assertFalse(Files.exists(unit()));
  }

  @Test
  void wrongPortsAndWrappersAreRefusedBeforeAnythingIsWritten() throws Exception {
    for (String wrong : List.of("--port=abc", "--port=0", "--port=70000", "--wrapper=/nothing")) {
      CommandResult refused = house.run(Action.INSTALL, wrong);
      assertEquals(1, refused.exitCode(), wrong);
      assertFalse(json(refused).path("ok").asBoolean());
    }
    assertFalse(Files.exists(unit()));
  }

  @Test
  void aWrapperTakesThePlaceOfTheLauncher() throws Exception {
    fake.program("with env", "exit 0");
    Path wrapper = folder.resolve("bin").resolve("with env");

    assertEquals(0, house.run(Action.INSTALL, "--wrapper=" + wrapper).exitCode());

    String unit = Files.readString(unit());
    assertTrue(unit.contains("ExecStart=\"" + wrapper + "\" gateway --port 18789\n"), unit);
    assertTrue(unit.contains("Environment=\"OPENCLAW_WRAPPER=" + wrapper + "\"\n"), unit);
  }

  @Test
  void aProfileHasAServiceOfItsOwn() throws Exception {
    house.close();
    house = house(Optional.of("work"));

    assertEquals(0, house.run(Action.INSTALL).exitCode());

    String text = Files.readString(unit().resolveSibling("openclaw-gateway-work.service"));
    assertTrue(text.contains("Description=OpenClaw Gateway (profile: work)\n"), text);
    assertTrue(text.contains("Environment=OPENCLAW_PROFILE=work\n"), text);
  }

  @Test
  void anInvalidConfigurationIsNotStartedButCanBeStopped() throws Exception {
    house.run(Action.INSTALL);
    house.configure("{gateway: {mode: 'local',, }");

    CommandResult restart = house.run(Action.RESTART);

    assertEquals(1, restart.exitCode());
    assertTrue(json(restart).path("error").asText().contains("Invalid config"), restart.toString());
    assertEquals("stopped", json(house.run(Action.STOP)).path("result").asText());
  }

  @Test
  void aGatewayWithoutASupervisorIsNamedAndLeftAlone() throws Exception {
    Path run = Files.createDirectories(fake.state.resolve("run"));
    Path lock = Files.writeString(run.resolve("gateway.lock"), "{\"pid\":4711}");
    assertFalse(house.run(Action.RESTART).toString().contains("4711"));

    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      assertTrue(held.isValid());
      for (Action action : List.of(Action.RESTART, Action.STOP)) {
        JsonNode json = json(house.run(action));
        assertEquals("not-loaded", json.path("result").asText());
        assertTrue(json.at("/hints/0").asText().contains("kill -TERM 4711"), json.toString());
      }
    }
  }

  @Test
  void aFailureOfTheSupervisorIsToldInItsOwnWords() throws Exception {
    fake.program(
        "systemctl",
        "case \"$*\" in *enable\\ *) echo 'Failed to enable unit: disk full' >&2; exit 1;; esac");

    CommandResult result = house.run(Action.INSTALL, "--force");

    assertEquals(1, result.exitCode());
    assertEquals(
        "Gateway install failed: systemctl enable failed: Failed to enable unit: disk full",
        json(result).path("error").asText());
  }

  @Test
  void theUnitOfTheSystemIsShownToUsersAndInstalledForTheSuperuser() throws Exception {
    CommandResult shown = house.run(Action.INSTALL, "--system");

    assertEquals(0, shown.exitCode(), shown.toString());
    assertTrue(shown.blocks().toString().contains("ExecStart="), shown.toString());
    assertTrue(json(shown).at("/definition/text").asText().contains("ExecStart="));
    assertEquals("sudo systemctl daemon-reload", json(shown).at("/hints/0").asText());
    assertEquals(
        "sudo systemctl enable --now openclaw-gateway.service",
        json(shown).at("/hints/1").asText());

    house.close();
    fake.superuser();
    house = house(Optional.empty());
    CommandResult installed = house.run(Action.INSTALL, "--system");

    assertEquals("installed", json(installed).path("result").asText(), installed.toString());
    assertTrue(Files.exists(fake.root.resolve("etc/systemd/system").resolve(UNIT)));
    assertTrue(fake.calls().contains("systemctl enable " + UNIT));
  }
}
