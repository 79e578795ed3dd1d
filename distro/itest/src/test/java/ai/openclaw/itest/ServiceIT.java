package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.itest.Distribution.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of a service on the unpacked distribution, with a systemctl that only takes notes. */
@EnabledOnOs(OS.LINUX)
@Tag("proof")
class ServiceIT {
  private static final Distribution DISTRIBUTION = Distribution.built();

  @TempDir Path folder;

  private Outcome run(String... arguments) throws Exception {
    String path = folder.resolve("bin") + ":" + System.getenv("PATH");
    return DISTRIBUTION.run(folder, Map.of("PATH", path), arguments);
  }

  private void program(String name, String body) throws Exception {
    Path file = Files.createDirectories(folder.resolve("bin")).resolve(name);
    Files.writeString(file, "#!/bin/sh\necho \"$*\" >> '" + folder + "/calls'\n" + body);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @Test
  void aServiceIsInstalledDriftsIsMendedAndGoes() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    program("systemctl", "case \"$*\" in *is-enabled*) exit 1;; esac\n");
    program("loginctl", "");
    new State(folder).configure("cron: {}");

    Outcome installed = run("gateway", "install", "--json");

    assertEquals(0, installed.exit(), installed.toString());
    assertEquals("installed", installed.json().path("result").asText());
    Path unit = folder.resolve("home/.config/systemd/user/openclaw-gateway.service");
    String text = Files.readString(unit);
    Path launcher = DISTRIBUTION.home().resolve("bin").resolve("openclaw");
    assertTrue(text.contains("ExecStart=" + launcher + " gateway --port "), text);
    assertTrue(
        Files.readAllLines(folder.resolve("calls"))
            .containsAll(
                List.of(
                    "--user daemon-reload",
                    "--user enable openclaw-gateway.service",
                    "--user restart openclaw-gateway.service")));

    assertEquals(0, run("config", "set", "gateway.port", "19777").exit());
    Outcome fixed = run("doctor", "--fix", "--json");
    assertTrue(fixed.json().at("/fix/applied").asBoolean(), fixed.toString());
    assertEquals(text.replaceAll("--port \\d+", "--port 19777"), withoutVariable(unit, text));
    assertFalse(run("doctor", "--fix", "--json").json().at("/fix/applied").asBoolean());

    assertEquals("restarted", run("daemon", "restart", "--json").json().path("result").asText());
    assertEquals(
        "uninstalled", run("gateway", "uninstall", "--json").json().path("result").asText());
    assertFalse(Files.exists(unit));
    assertEquals("not-loaded", run("gateway", "start", "--json").json().path("result").asText());
  }

  private static String withoutVariable(Path unit, String before) throws Exception {
    String port = "OPENCLAW_GATEWAY_PORT=";
    int at = before.indexOf(port);
    return Files.readString(unit)
        .replace(port + "19777", before.substring(at, before.indexOf('\n', at)));
  }
}
