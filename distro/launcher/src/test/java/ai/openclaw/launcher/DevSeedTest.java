package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSeedTest {
  @TempDir Path home;

  private Map<String, String> environment() {
    return Map.of("HOME", home.toString());
  }

  private Places places() {
    return Places.of(home, environment(), "dev");
  }

  private boolean prepare(Map<String, String> environment, String... arguments) throws Exception {
    return new DevSeed(places(), environment).prepare(List.of(arguments));
  }

  @Test
  void makesAConfigurationForItsOwnerAloneAndLeavesOneThatIsThere() throws Exception {
    assertTrue(prepare(environment()));
    Path config = places().config();
    assertEquals(home.resolve(".openclaw-dev/openclaw.json"), config);
    assertTrue(Files.readString(config).contains("\"mode\": \"local\""));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(config)));
    assertTrue(Files.isDirectory(home.resolve(".openclaw/workspace-dev")));

    Files.writeString(config, "{}");
    assertTrue(prepare(environment()));
    assertEquals("{}", Files.readString(config));
  }

  @Test
  void resetPutsTheFormerStateAside() throws Exception {
    assertTrue(prepare(environment()));
    Path session = places().state().resolve("agents/dev/sessions/a.jsonl");
    Files.createDirectories(session.resolveSibling(""));
    Files.writeString(session, "said");
    Files.writeString(places().config(), "{}");
    assertTrue(prepare(environment(), "--reset"));
    assertTrue(Files.readString(places().config()).contains("workspace-dev"));
    assertFalse(Files.exists(session));
    try (Stream<Path> aside = Files.walk(places().state().resolve("trash"))) {
      List<String> names = aside.map(path -> path.getFileName().toString()).toList();
      assertTrue(names.containsAll(List.of("openclaw.json", "a.jsonl", "workspace-dev")));
    }
  }

  @Test
  void readOnlyConfigurationIsNeitherMadeNorReset() throws Exception {
    var readOnly = Map.of("HOME", home.toString(), "OPENCLAW_CONFIG_READONLY", "1");
    assertFalse(prepare(readOnly));
    assertFalse(Files.exists(places().config()));
    assertTrue(prepare(environment()));
    assertTrue(prepare(readOnly));
    assertFalse(prepare(readOnly, "--reset"));
  }
}
