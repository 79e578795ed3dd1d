package ai.openclaw.core.setup.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.host.Locations;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

class SetupCommandTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-05-01T10:00:00.123456Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Framework framework;
  private Path user;

  @BeforeEach
  void start() throws Exception {
    user = Files.createDirectory(folder.resolve("user"));
    framework =
        new FrameworkFactory()
            .newFramework(
                Map.of(
                    Constants.FRAMEWORK_STORAGE,
                    folder.resolve("cache").toString(),
                    "felix.log.level",
                    "0"));
    framework.start();
  }

  @AfterEach
  void stop() throws Exception {
    framework.stop();
    framework.waitForStop(60_000);
  }

  @Test
  void writesAFirstConfigurationForTheOwnerAlone() throws Exception {
    CommandResult result = run("dev", Map.of());
    assertEquals(
        """
        Wrote ~/.openclaw-dev/openclaw.json
        Workspace OK: ~/.openclaw/workspace-dev
        Sessions OK: ~/.openclaw-dev/agents/main/sessions""",
        text(result));
    assertEquals(
        """
        {
          "agents": {
            "defaults": {
              "workspace": "%s/.openclaw/workspace-dev"
            }
          },
          "gateway": {
            "mode": "local"
          },
          "meta": {
            "lastTouchedVersion": "2026.4.29",
            "lastTouchedAt": "now"
          }
        }
        """
            .formatted(user),
        Files.readString(user.resolve(".openclaw-dev/openclaw.json"))
            .replaceAll("20[0-9-]+T[0-9:.]+Z", "now"));
    assertEquals("rwx------", mode(user.resolve(".openclaw-dev")));
    assertEquals("rw-------", mode(user.resolve(".openclaw-dev/openclaw.json")));
    assertEquals("rwx------", mode(user.resolve(".openclaw/workspace-dev")));
    assertFalse(Files.exists(user.resolve(".openclaw-dev/openclaw.json.bak")));
  }

  @Test
  void changesNothingTheSecondTime() throws Exception {
    run("", Map.of());
    Map<Path, String> before = files();
    CommandResult again = run("", Map.of());
    assertTrue(text(again).startsWith("Config OK: ~/.openclaw/openclaw.json\n"), text(again));
    assertEquals(before, files());
  }

  @Test
  void addsOnlyWhatIsMissing() throws Exception {
    Path file = config("// mine\n{\n  gateway: { port: 5, /* why */ mode: 'remote' },\n}\n");
    CommandResult result = run("", Map.of());
    assertTrue(
        text(result)
            .startsWith("Updated ~/.openclaw/openclaw.json (set agents.defaults.workspace)\n"),
        text(result));
    String after = Files.readString(file);
    assertTrue(
        after.startsWith("// mine\n{\n  gateway: { port: 5, /* why */ mode: 'remote' },\n"), after);
    assertFalse(after.contains("meta"), after);
    assertEquals(
        "// mine\n{\n  gateway: { port: 5, /* why */ mode: 'remote' },\n}\n",
        Files.readString(Path.of(file + ".bak")));
    assertEquals("rw-------", mode(Path.of(file + ".bak")));
  }

  @Test
  void followsWhatTheOptionsAskFor() throws Exception {
    CommandResult result =
        run(
            "",
            Map.of(
                "remote-url", "wss://g.example:18789",
                "remote-token", "t0ken",
                "workspace", "~/work"));
    assertEquals(0, result.exitCode(), text(result));
    assertFalse(result.toString().contains("t0ken"));
    String written = Files.readString(user.resolve(".openclaw/openclaw.json"));
    assertTrue(written.contains("\"mode\": \"remote\""), written);
    assertTrue(written.contains("\"url\": \"wss://g.example:18789\""), written);
    assertTrue(written.contains("\"token\": \"t0ken\""), written);
    assertTrue(Files.isDirectory(user.resolve("work")));
  }

  @Test
  void refusesOptionsThatMakeNoSenseAndWritesNothing() throws Exception {
    for (Map<String, String> options :
        List.of(
            Map.of("mode", "cloud"),
            Map.of("mode", "remote"),
            Map.of("remote-token", "x"),
            Map.of("mode", "local", "remote-url", "ws://h"),
            Map.of("remote-url", "https://h"),
            Map.of("remote-url", "ws://user:pw@h"),
            Map.of("workspace", " "))) {
      CommandResult result = run("", options);
      assertEquals(1, result.exitCode(), options.toString());
      assertEquals("SETUP_OPTIONS", result.failure().orElseThrow().code());
    }
    assertEquals(Map.of(), files());
  }

  @Test
  void leavesAConfigurationAloneThatIsNotValid() throws Exception {
    Path file = config("{nope");
    CommandResult result = run("", Map.of());
    assertEquals(1, result.exitCode());
    assertTrue(
        result.failure().orElseThrow().hints().contains("run: openclaw doctor --fix"),
        result.toString());
    assertEquals("{nope", Files.readString(file));
  }

  @Test
  void closesAStateDirectoryThatIsOpenToOthers() throws Exception {
    Path file = config("{gateway: {mode: 'local'}, agents: {defaults: {workspace: '/tmp'}}}");
    Files.setPosixFilePermissions(
        file.resolveSibling("."), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    CommandResult result = run("", Map.of());
    assertEquals("rwx------", mode(user.resolve(".openclaw")));
    assertEquals("rw-------", mode(file));
    assertTrue(text(result).contains("Closed to others: ~/.openclaw\n"), text(result));
  }

  private Path config(String text) throws Exception {
    Path state = Files.createDirectory(user.resolve(".openclaw"));
    return Files.writeString(state.resolve("openclaw.json"), text);
  }

  private CommandResult run(String profile, Map<String, String> options) throws Exception {
    var places = new Places(user, profile);
    var workshop = new ConfigAccess(framework.getBundleContext(), places);
    var command = new SetupCommand(workshop, places, Map.of("HOME", user.toString()), CLOCK);
    return command.run(new Typed(options));
  }

  /** Every file with its content and time, but for locks. */
  private Map<Path, String> files() throws Exception {
    var found = new TreeMap<Path, String>();
    try (Stream<Path> all = Files.walk(user)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        if (!file.toString().contains("/run/")) {
          found.put(file, Files.readString(file) + Files.getLastModifiedTime(file));
        }
      }
    }
    return found;
  }

  private static String mode(Path file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static String text(CommandResult result) {
    return result.blocks().stream()
        .map(block -> ((Line) block).text())
        .collect(Collectors.joining("\n"));
  }

  private record Places(Path user, String chosenProfile) implements Locations {
    @Override
    public Path home() {
      return user;
    }

    @Override
    public Path state() {
      return user.resolve(chosenProfile.isEmpty() ? ".openclaw" : ".openclaw-" + chosenProfile);
    }

    @Override
    public Path config() {
      return state().resolve("openclaw.json");
    }

    @Override
    public boolean stateChosen() {
      return false;
    }

    @Override
    public Optional<String> profile() {
      return Optional.of(chosenProfile).filter(name -> !name.isEmpty());
    }
  }

  private record Typed(Map<String, String> values) implements CommandCall {
    @Override
    public Optional<String> option(String name) {
      return Optional.ofNullable(values.get(name));
    }

    @Override
    public List<String> options(String name) {
      return option(name).stream().toList();
    }

    @Override
    public boolean flag(String name) {
      return false;
    }

    @Override
    public List<String> arguments() {
      return List.of();
    }

    @Override
    public Path workingDirectory() {
      return Path.of("").toAbsolutePath();
    }

    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public InputStream input() {
      return InputStream.nullInputStream();
    }

    @Override
    public boolean interactive() {
      return false;
    }

    @Override
    public Consumer<String> progress() {
      return line -> {};
    }

    @Override
    public boolean cancelled() {
      return false;
    }

    @Override
    public Optional<RemoteGateway> remote() {
      return Optional.empty();
    }
  }
}
