package ai.openclaw.core.service.internal.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.core.service.internal.FakeMachine;
import ai.openclaw.core.service.internal.machine.Machine.Os;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherSupervisorsTest {
  private static final String LOCAL =
      "{gateway: {mode: 'local', auth: {token: 'plain-text-token-1'}}}";
  private static final String TARGET = "gui/1000/ai.openclaw.gateway";

  @TempDir Path folder;
  private FakeMachine fake;
  private Optional<House> open = Optional.empty();

  @BeforeEach
  void make() throws Exception {
    fake = new FakeMachine(folder);
  }

  @AfterEach
  void close() throws Exception {
    if (open.isPresent()) {
      open.get().close();
    }
  }

  private House house(Os os) throws Exception {
    House house = new House(fake, os, Optional.empty(), folder.resolve("cache")).configure(LOCAL);
    open = Optional.of(house);
    return house;
  }

  /** A launchctl that refuses to load what is disabled, as the real one does. */
  private void launchd() throws Exception {
    fake.program(
        "launchctl",
        """
        case "$1" in
          print) case "$2" in
              */*/*) [ -f "$state/loaded" ] || { echo 'Could not find service' >&2; exit 113; }
                echo '  state = running'; echo '  pid = 77';;
            esac ;;
          disable) touch "$state/disabled" ;;
          enable) rm -f "$state/disabled" ;;
          bootstrap) [ -f "$state/disabled" ] && { echo 'Bootstrap failed: 5' >&2; exit 5; }
            touch "$state/loaded" ;;
          bootout) [ -f "$state/loaded" ] || { echo 'No such process' >&2; exit 3; }
            rm -f "$state/loaded" ;;
          kickstart) [ -f "$state/loaded" ] || exit 113 ;;
        esac
        exit 0""");
  }

  private static JsonNode json(CommandResult result) {
    return result.data().orElseThrow();
  }

  private List<String> changes() throws Exception {
    return fake.calls().stream().filter(call -> !call.contains(" print ")).toList();
  }

  @Test
  void aLaunchAgentIsLoadedAndStartsAgainAfterAStop() throws Exception {
    launchd();
    House house = house(Os.MACOS);
    Path plist = fake.home.resolve("Library/LaunchAgents/ai.openclaw.gateway.plist");

    CommandResult installed = house.run(Action.INSTALL);

    assertEquals("installed", json(installed).path("result").asText(), installed.toString());
    assertEquals("LaunchAgent", json(installed).at("/service/label").asText());
    assertFalse(Files.readString(plist).contains("plain-text-token-1"));
    assertEquals(
        List.of(
            "launchctl bootout " + TARGET,
            "launchctl enable " + TARGET,
            "launchctl bootstrap gui/1000 " + plist),
        changes());
    assertEquals("already-installed", json(house.run(Action.INSTALL)).path("result").asText());

    assertEquals("restarted", json(house.run(Action.RESTART)).path("result").asText());
    assertEquals(
        List.of("launchctl enable " + TARGET, "launchctl kickstart -k " + TARGET), changes());
    assertEquals("stopped", json(house.run(Action.STOP)).path("result").asText());
    assertEquals(List.of("launchctl disable " + TARGET, "launchctl bootout " + TARGET), changes());
    assertEquals("not-loaded", json(house.run(Action.STOP)).path("result").asText());
    CommandResult started = house.run(Action.START);
    assertEquals("started", json(started).path("result").asText(), started.toString());
    assertTrue(Files.exists(fake.root.resolve("loaded")));

    assertEquals("uninstalled", json(house.run(Action.UNINSTALL)).path("result").asText());
    assertFalse(Files.exists(plist));
    assertEquals("not-loaded", json(house.run(Action.START)).path("result").asText());
  }

  @Test
  void withoutADesktopSessionNothingIsInstalled() throws Exception {
    fake.program("launchctl", "echo 'Could not find domain for' >&2; exit 113");
    House house = house(Os.MACOS);

    CommandResult result = house.run(Action.INSTALL);

    assertEquals(1, result.exitCode());
    assertTrue(json(result).path("error").asText().contains("gui/1000"), result.toString());
    assertFalse(Files.exists(fake.home.resolve("Library")));
  }

  @Test
  void aScheduledTaskRunsTheScriptBesideTheState() throws Exception {
    fake.program(
        "schtasks.exe",
        """
        case "$*" in
          */Create*) cp "$6" "$state/task.xml"; touch "$state/registered" ;;
          */Delete*) rm -f "$state/registered" ;;
          */TN*) [ -f "$state/registered" ] || exit 1 ;;
        esac
        exit 0""");
    House house = house(Os.WINDOWS);

    CommandResult installed = house.run(Action.INSTALL);

    assertEquals("installed", json(installed).path("result").asText(), installed.toString());
    assertEquals("Scheduled Task", json(installed).at("/service/label").asText());
    assertTrue(fake.calls().contains("schtasks.exe /Run /TN OpenClaw Gateway"));
    String task =
        Files.readString(fake.root.resolve("task.xml"), StandardCharsets.UTF_16LE).substring(1);
    assertTrue(task.contains("<Command>" + fake.state.resolve("gateway.cmd") + "</Command>"), task);
    String script = Files.readString(fake.state.resolve("gateway.cmd"));
    assertTrue(script.contains("\"gateway\" \"--port\" \"18789\"\r\n"), script);
    assertTrue(script.contains("set \"OPENCLAW_WINDOWS_TASK_NAME=OpenClaw Gateway\""), script);
    for (Action action : List.of(Action.RESTART, Action.STOP, Action.START, Action.UNINSTALL)) {
      assertEquals(action.done(), json(house.run(action)).path("result").asText());
    }
    assertFalse(Files.exists(fake.state.resolve("gateway.cmd")));
  }

  @Test
  void aDeniedTaskBecomesALoginItem() throws Exception {
    fake.environment.put("APPDATA", fake.home.resolve("roaming").toString());
    fake.program(
        "schtasks.exe",
        "case \"$*\" in */Create*|*/TN*) echo 'ERROR: Access is denied.' >&2; exit 1;; esac");
    House house = house(Os.WINDOWS);

    CommandResult installed = house.run(Action.INSTALL);

    assertEquals(0, installed.exitCode(), installed.toString());
    Path item =
        fake.home.resolve(
            "roaming/Microsoft/Windows/Start Menu/Programs/Startup/OpenClaw Gateway.cmd");
    assertTrue(
        Files.readString(item)
            .contains(
                "start \"\" /min cmd.exe /d /c \"" + fake.state.resolve("gateway.cmd") + "\""));
    assertEquals("already-installed", json(house.run(Action.INSTALL)).path("result").asText());
    assertEquals(1, house.run(Action.RESTART).exitCode());
    assertEquals("uninstalled", json(house.run(Action.UNINSTALL)).path("result").asText());
    assertFalse(Files.exists(item));
  }
}
