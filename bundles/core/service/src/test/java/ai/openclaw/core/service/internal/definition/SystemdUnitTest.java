package ai.openclaw.core.service.internal.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SystemdUnitTest {
  private static Blueprint blueprint(String word, Map<String, String> environment) {
    return new Blueprint(
        new ServiceNames(Optional.empty()),
        "OpenClaw Gateway",
        List.of("/opt/open claw/100%/bin/$x/openclaw", "gateway", word),
        Path.of("/home/me/50% off/.openclaw"),
        environment,
        Optional.empty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "two words",
        "100%",
        "%h/%%",
        "$HOME and ${HOME}",
        "$$",
        "say \"hi\"",
        "it's",
        "back\\slash\\",
        "tab-less;semi",
        "ümläut",
        "#hash",
        ""
      })
  void whatIsWrittenIsReadAgain(String value) throws Exception {
    var environment = new LinkedHashMap<String, String>();
    environment.put("A", value);
    environment.put("B", "b");
    Blueprint blueprint = blueprint(value, environment);

    Definition read = SystemdUnit.parse(SystemdUnit.render(blueprint));

    assertEquals(blueprint.command(), read.command());
    assertEquals(environment, read.environment());
    assertEquals(List.of(), SystemdUnit.missing(read));
  }

  @Test
  void specifiersAreDoubledEverywhereAndVariablesInArgumentsOnly() throws Exception {
    String unit = SystemdUnit.render(blueprint("$HOME", Map.of("A", "%t $B")));

    assertTrue(
        unit.contains("ExecStart=\"/opt/open claw/100%%/bin/$x/openclaw\" gateway $$HOME\n"), unit);
    assertTrue(unit.contains("Environment=\"A=%%t $B\"\n"), unit);
    assertTrue(
        unit.contains("EnvironmentFile=-/home/me/50%% off/.openclaw/gateway.systemd.env\n"), unit);
  }

  @Test
  void lineBreaksAreRefusedAndNotQuoted() {
    assertThrows(
        DefinitionException.class,
        () -> SystemdUnit.render(blueprint("x", Map.of("A", "1\nExecStartPre=/bin/evil"))));
    assertThrows(DefinitionException.class, () -> SystemdUnit.render(blueprint("a\nb", Map.of())));
  }

  @Test
  void systemdTakesTheUnit(@TempDir Path folder) throws Exception {
    Path verifier = Path.of("/usr/bin/systemd-analyze");
    assumeTrue(Files.isExecutable(verifier));
    Path program = folder.resolve("open claw 100%").resolve("$x").resolve("openclaw");
    Files.createDirectories(program.resolveSibling("."));
    Files.writeString(program, "#!/bin/sh\n");
    assertTrue(program.toFile().setExecutable(true));
    var blueprint =
        new Blueprint(
            new ServiceNames(Optional.of("a-b")),
            "OpenClaw Gateway (profile: a-b)",
            List.of(program.toString(), "gateway", "--port", "18789"),
            folder.resolve("st ate%"),
            Map.of("QUOTES", "a \"b\" 'c' \\d %h $e ;f", "PATH", "/usr/bin:/bin"),
            Optional.empty());
    Path unit = Files.writeString(folder.resolve("x.service"), SystemdUnit.render(blueprint));

    Process process =
        new ProcessBuilder(verifier.toString(), "--user", "--man=no", "verify", unit.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));

    String said = Files.readString(folder.resolve("out"));
    assertFalse(said.contains("x.service"), said);
  }

  @Test
  void aUnitWrittenByHandIsUnderstood() {
    Definition unit =
        SystemdUnit.parse(
            """
            # mine
            [Unit]
            After=syslog.target network-online.target
            Wants=network-online.target
            [Service]
            ExecStart=/usr/local/bin/openclaw gateway \\
              --port 18789
            Environment=A=1 "B=two words" 'C=3'
            Environment=D=4
            ; Environment=E=5
            Restart=always
            RestartSec=5
            RestartPreventExitStatus=78
            """);

    assertEquals(List.of("/usr/local/bin/openclaw", "gateway", "--port", "18789"), unit.command());
    assertEquals(Map.of("A", "1", "B", "two words", "C", "3", "D", "4"), unit.environment());
    assertEquals(Optional.of(18789), unit.port());
    assertEquals(List.of(), SystemdUnit.missing(unit));
  }

  @Test
  void secretsInAUnitAreNamedAndNeverShown() {
    Definition unit =
        SystemdUnit.parse(
            """
            [Service]
            ExecStart=/x gateway --token abc --password=def --port 1
            Environment=OPENCLAW_GATEWAY_TOKEN=ghi
            Environment=MODE=local
            """);

    assertEquals(List.of("OPENCLAW_GATEWAY_TOKEN", "--token", "--password"), unit.secrets());
    String shown = unit.shown(Path.of("/unit")).toString() + unit;
    for (String secret : List.of("abc", "def", "ghi")) {
      assertFalse(shown.contains(secret), shown);
    }
    assertEquals(Map.of("MODE", "local"), unit.shown(Path.of("/unit")).environment());
  }

  @Test
  void mendingKeepsWhatItDoesNotKnowAndSettlesAtOnce() throws Exception {
    String old =
        """
        [Unit]
        Description=Mine # really
        After=network-online.target postgresql.service

        [Service]
        # do not touch
        ExecStart=/old/openclaw gateway --port 1
        ExecStartPre=/bin/true
        Restart=on-failure
        TimeoutStopSec=90
        Environment="MY_OWN=a b" A=old OPENCLAW_GATEWAY_TOKEN=stale
        LimitNOFILE=4096

        [Install]
        WantedBy=default.target
        """;
    Blueprint blueprint = blueprint("--port", Map.of("A", "new", "B", "b"));

    String mended = new UnitEditor(old).mended(blueprint);

    assertEquals(
        """
        [Unit]
        Description=Mine # really
        After=network-online.target postgresql.service
        Wants=network-online.target

        [Service]
        # do not touch
        ExecStart="/opt/open claw/100%%/bin/$x/openclaw" gateway --port
        ExecStartPre=/bin/true
        Restart=always
        TimeoutStopSec=90
        Environment="MY_OWN=a b"
        Environment=A=new
        LimitNOFILE=4096
        RestartSec=5
        RestartPreventExitStatus=78
        Environment=B=b

        [Install]
        WantedBy=default.target
        """,
        mended);
    assertEquals(mended, new UnitEditor(mended).mended(blueprint));
  }
}
