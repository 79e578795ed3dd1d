package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.plugins.internal.RecordEntry.State;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordFileTest {
  private final Path file;

  RecordFileTest(@TempDir Path root) {
    file = root.resolve("bundles.lock.json");
  }

  @Test
  void fieldsOfALaterVersionSurvive() throws Exception {
    Files.writeString(
        file,
        """
        {"schema": 7, "bundles": [{"name": "demo", "version": "1.0.0", "file": "demo.jar",
         "sha256": "ab", "admittedAt": "2026-01-01T00:00:00Z", "capabilities": ["net:x"],
         "consent": "folder", "state": "enabled", "reason": "", "signedBy": {"key": "k"},
         "strikes": [{"at": "2026-01-02T00:00:00Z", "reason": "hung"}]}]}
        """);
    var records = new RecordFile(file);
    PluginRecord record = records.load();
    RecordEntry entry = record.entries().get(0);
    assertEquals(List.of("net:x"), entry.jar().capabilities());
    records.save(record.with(entry.with(State.QUARANTINED, "it hangs")));

    var written = new JsonMapper().readTree(Files.readAllBytes(file));
    assertEquals(7, written.path("schema").asInt());
    assertEquals("k", written.path("bundles").path(0).path("signedBy").path("key").asText());
    assertEquals("quarantined", written.path("bundles").path(0).path("state").asText());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(1, records.load().entries().get(0).strikes().size());
  }

  @Test
  void aDamagedRecordIsKeptBesideTheNewOne() throws Exception {
    for (String damaged : List.of("{\"bundles\": [", "[]", "{\"bundles\": [{\"name\": \"x\"}]}")) {
      Files.writeString(file, damaged);
      assertEquals(List.of(), new RecordFile(file).load().entries());
      assertEquals(damaged, Files.readString(file.resolveSibling("bundles.lock.json.damaged")));
    }
  }

  @Test
  void noRecordIsAnEmptyOne() throws Exception {
    assertTrue(new RecordFile(file).load().entries().isEmpty());
  }
}
