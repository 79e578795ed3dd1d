package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSourcesTest {
  private static final Map<String, String> NAMED = Map.of();
  private static final Map<String, String> ALL = Map.of(LocalSources.PROPERTY, "all");

  @TempDir Path root;
  private Path folder = Path.of("unused");

  /** A gateway has admitted a source that says its name, one that does not, and something else. */
  @BeforeEach
  void admit() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      folder = gateway.folder();
      jar("notes").header("OpenClaw-Capabilities", "secret-source;notes").drop(file("notes"));
      jar("silent").header("Import-Package", "ai.openclaw.api.secret").drop(file("silent"));
      jar("other").drop(file("other"));
      for (String name : List.of("notes", "silent", "other")) {
        gateway.awaitState(name + ".jar", "active");
      }
    }
  }

  @Test
  void aCommandStartsTheSourceThatTheConfigurationNames() throws Exception {
    assertEquals(List.of("silent"), started("{}", NAMED, true));
    assertEquals(
        List.of("notes", "silent"),
        started("{secrets: {providers: {n: {source: 'notes'}}}}", NAMED, true));
    assertEquals(List.of("notes", "silent"), started("{$include: 'x.json5'}", NAMED, true));
    assertEquals(List.of("notes", "silent"), started("{}", ALL, true));
  }

  @Test
  void aCommandThatResolvesNothingStartsNone() throws Exception {
    assertEquals(List.of(), started("{a: 'notes'}", ALL, false));
  }

  @Test
  void bytesThatWereNotAdmittedAreNotStarted() throws Exception {
    String record = Files.readString(folder.resolveSibling("bundles.lock.json"));
    jar("notes").onStart("int changed = 1;").drop(file("notes"));
    jar("late").header("OpenClaw-Capabilities", "secret-source;notes").drop(file("late"));
    assertEquals(List.of("silent"), started("{a: 'notes'}", NAMED, true));
    assertEquals(record, Files.readString(folder.resolveSibling("bundles.lock.json")));
  }

  @Test
  void aFolderThatOthersMayWriteIsNotUsed() throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(List.of(), started("{a: 'notes'}", NAMED, true));
  }

  private List<String> started(String config, Map<String, String> properties, boolean resolves)
      throws Exception {
    Files.writeString(root.resolve("state").resolve("openclaw.json"), config);
    Path cache = Files.createTempDirectory(root, "command");
    try (Gateway command =
        Gateway.command(root, root.relativize(cache).toString(), properties, resolves)) {
      command.ready();
      return command.names();
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".jar");
  }

  private ForeignJar jar(String name) {
    return new ForeignJar(root, name, "1.0.0").serving(0);
  }
}
