package ai.openclaw.core.planning.internal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.planning.internal.audit.AuditOptions.ConflictException;
import ai.openclaw.testkit.TypedCommand;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditOptionsTest {
  private static AuditOptions read(Map<String, String> options, String... flags)
      throws ConflictException {
    TypedCommand typed = TypedCommand.of().in(Path.of("/here")).flags(flags);
    options.forEach(typed::with);
    return AuditOptions.of(typed);
  }

  private static String conflict(Map<String, String> options, String... flags) {
    var conflict = assertThrows(ConflictException.class, () -> read(options, flags));
    assertEquals(1, conflict.failure().hints().size());
    return conflict.failure().message();
  }

  @Test
  void findsFilesFromWhereTheCommandWasTyped() throws Exception {
    AuditOptions options = read(Map.of("sarif", "a.sarif", "baseline", "/b/../c.json"));
    assertEquals(Optional.of(Path.of("/here/a.sarif")), options.sarif());
    assertEquals(Optional.of(Path.of("/c.json")), options.baseline());
    assertFalse(options.sarifToOutput());
    assertTrue(read(Map.of("sarif", "-")).sarifToOutput());
  }

  @Test
  void refusesOptionsThatDoNotGoTogether() {
    assertEquals("--clean needs --sweep", conflict(Map.of(), "clean"));
    assertEquals("--yes needs --clean", conflict(Map.of(), "sweep", "yes"));
    assertEquals(
        "--update-baseline needs --baseline <file>", conflict(Map.of(), "update-baseline"));
    assertTrue(conflict(Map.of("sarif", "-"), "json").contains("standard output"));
    assertTrue(conflict(Map.of("sarif", "-"), "sweep", "clean").contains("--clean"));
    assertTrue(conflict(Map.of("baseline", "a\0b")).contains("no file name"));
  }
}
