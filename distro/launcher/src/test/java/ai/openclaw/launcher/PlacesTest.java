package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static final Path HOME = Path.of("/opt/openclaw");

  @Test
  void theDefaultStateIsInTheHomeFolder() {
    Places places = Places.of(HOME, Map.of("HOME", "/home/u"), "");
    assertEquals(Path.of("/home/u/.openclaw"), places.state());
    assertEquals(Path.of("/home/u/.openclaw/openclaw.json"), places.config());
    assertFalse(places.stateChosen());
  }

  @Test
  void aProfileHasAStateOfItsOwn() {
    assertEquals(
        Path.of("/home/u/.openclaw-dev"),
        Places.of(HOME, Map.of("HOME", "/home/u"), "dev").state());
    assertEquals(
        Path.of("/home/u/.openclaw-work"),
        Places.of(HOME, Map.of("HOME", "/home/u", "OPENCLAW_PROFILE", "work"), "").state());
  }

  @Test
  void explicitPlacesWinOverTheProfile() {
    Places places =
        Places.of(
            HOME,
            Map.of(
                "HOME", "/home/u",
                "OPENCLAW_STATE_DIR", "~/s",
                "OPENCLAW_CONFIG_PATH", "/etc/c.json"),
            "dev");
    assertEquals(Path.of("/home/u/s"), places.state());
    assertEquals(Path.of("/etc/c.json"), places.config());
    assertTrue(places.stateChosen());
  }

  @Test
  void openclawHomeWinsOverHome() {
    assertEquals(
        Path.of("/x/.openclaw"),
        Places.of(HOME, Map.of("HOME", "/home/u", "OPENCLAW_HOME", "/x"), "").state());
  }
}
