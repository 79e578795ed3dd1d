package ai.openclaw.core.config.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigIssue.Position;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void takesAMissingFileForAnEmptyConfiguration(@TempDir Path folder) throws Exception {
    Loaded loaded = load(new Home(folder));
    assertFalse(loaded.exists());
    assertEquals("0".repeat(64), loaded.revision());
    assertTrue(loaded.source().isEmpty());
  }

  @Test
  void namesTheRevisionByTheBytesOfTheMainFile(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{}");
    assertEquals(
        "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a", load(home).revision());
  }

  @Test
  void mergesIncludesInOrderWithSiblingsOverThem(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write(
        "openclaw.json",
        "{$include: ['a.json5', './sub/b.json5'], port: 3, list: [5], deep: {$include: 'c.json'}}");
    home.write("a.json5", "{port: 1, name: 'a', list: [1, 2], o: {x: 1, y: 1}}");
    home.write("sub/b.json5", "{$include: 'inner.json5', port: 2, list: [3], o: {y: 2}}");
    home.write("sub/inner.json5", "{inner: true, list: [9]}");
    home.write("c.json", "[7]");
    assertEquals(
        json(
            """
            {"port":3,"name":"a","list":[1,2,9,3,5],"o":{"x":1,"y":2},"inner":true,"deep":[7]}
            """),
        load(home).source());
  }

  @Test
  void mergesTheKeysOfOursOverTheRest(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{secrets: {a: 1}, l: [1]}");
    home.write("openclaw.osgi.json5", "{secrets: {resolution: {mode: 'isolate'}}, l: [2]}");
    assertEquals(
        json("{\"secrets\":{\"a\":1,\"resolution\":{\"mode\":\"isolate\"}},\"l\":[2]}"),
        load(home).source());
  }

  @Test
  void tellsFileLineAndColumnOfABrokenInclude(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{a: {$include: 'a.json5'}}");
    Path broken = home.write("a.json5", "{\n  b: 1 c: 2\n}");
    ConfigIssue issue = refused(home);
    assertEquals("CONFIG_SYNTAX", issue.code());
    assertEquals(new Position(broken.toRealPath(), 2, 8), issue.position().orElseThrow());
    assertEquals("Not valid JSON5: expected ',' or '}', found a name", issue.message());
  }

  @Test
  void showsTheFileAndTheLineInTheMessageOfTheStart(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{\n gateway: {\n");
    var failure = assertThrows(ConfigInvalidException.class, () -> load(home));
    assertEquals(
        "Invalid config at "
            + home.main
            + ":\n- <root>: Not valid JSON5: expected a key or '}', found the end of the text"
            + " (openclaw.json line 3, column 1)",
        failure.getMessage());
  }

  @Test
  void refusesIncludesThatLeadInACircle(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{\n  a: {$include: 'a.json5'}}");
    home.write("a.json5", "{b: {$include: 'b.json5'}}");
    home.write("b.json5", "{c: {$include: './a.json5'}}");
    ConfigIssue issue = refused(home);
    assertEquals("a.b.c", issue.path());
    assertTrue(issue.message().contains("circular"), issue.message());
    home.write("a.json5", "{$include: 'openclaw.json'}");
    assertTrue(refused(home).message().contains("circular"));
  }

  @Test
  void followsTenLevelsAndRefusesTheEleventh(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{$include: 'i1'}");
    for (int i = 1; i < 10; i++) {
      home.write("i" + i, "{$include: 'i" + (i + 1) + "'}");
    }
    home.write("i10", "{v: 1}");
    assertEquals(json("{\"v\":1}"), load(home).source());
    home.write("i10", "{$include: 'i11'}");
    home.write("i11", "{v: 1}");
    assertEquals("More than 10 levels of includes", refused(home).message());
  }

  @Test
  void refusesFilesOutsideTheFolderAlsoThroughLinks(@TempDir Path outer) throws Exception {
    var home = new Home(Files.createDirectory(outer.resolve("in")));
    Path outside = Files.writeString(outer.resolve("out.json5"), "{}");
    home.write("openclaw.json", "{$include: '../out.json5'}");
    assertTrue(refused(home).message().contains("outside"));
    home.write("openclaw.json", "{$include: '" + outside + "'}");
    assertTrue(refused(home).message().contains("outside"));
    Files.createSymbolicLink(home.folder.resolve("link"), outside);
    home.write("openclaw.json", "{$include: 'link'}");
    assertTrue(refused(home).message().contains("outside"));
  }

  @Test
  void refusesHardLinksFoldersMissingFilesAndOtherTypes(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    Path file = home.write("a.json5", "{}");
    Files.createLink(folder.resolve("hard"), file);
    home.write("openclaw.json", "{x: {$include: 'hard'}}");
    assertEquals("Include \"hard\" is a hard link", refused(home).message());
    home.write("openclaw.json", "{$include: '.'}");
    assertTrue(refused(home).message().contains("not a regular file"));
    home.write("openclaw.json", "{\n $include: 'gone'}");
    assertEquals("Include \"gone\" cannot be read: no such file", refused(home).message());
    assertEquals(new Position(home.main, 2, 2), refused(home).position().orElseThrow());
    home.write("openclaw.json", "{$include: 5}");
    assertEquals("$include must be a string or a list of strings", refused(home).message());
    home.write("list", "[1]");
    home.write("openclaw.json", "{$include: 'list', a: 1}");
    assertTrue(refused(home).message().contains("an object"));
  }

  @Test
  void refusesFilesOverTheLimit(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    try (var file = new RandomAccessFile(home.main.toFile(), "rw")) {
      file.setLength(100 << 20);
    }
    assertEquals(
        "openclaw.json has 104857600 bytes, more than the 8 MiB that are read;"
            + " split it with $include",
        refused(home).message());
    home.write("openclaw.json", "{$include: 'big'}");
    home.write("big", "{a: '" + "x".repeat(2 << 20) + "'}");
    assertTrue(
        refused(home)
            .message()
            .startsWith("Include \"big\" has 2097159 bytes, more than the 2 MiB that are read;"));
  }

  @Test
  void refusesARootThatIsNoObject(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "[1]");
    assertEquals("Expected an object", refused(home).message());
  }

  @Test
  void warnsOfKeysThatAreThereTwice(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{a: 1,\n a: 2}");
    assertEquals(
        List.of("CONFIG_DUPLICATE_KEY"),
        load(home).warnings().stream().map(ConfigIssue::code).toList());
  }

  @Test
  void findsThePlaceOfAPathInTheFileThatOwnsIt(@TempDir Path folder) throws Exception {
    var home = new Home(folder);
    home.write("openclaw.json", "{\n  agents: {$include: ['a', 'b'], n: 1},\n}");
    Path a = home.write("a", "{\n\n  list: [1]}");
    Path b = home.write("b", "{list: [\n   {id: 2}]}");
    Loaded loaded = load(home);
    assertEquals(
        new Position(home.main, 2, 34), loaded.position(List.of("agents", "n")).orElseThrow());
    assertEquals(
        new Position(a.toRealPath(), 3, 10),
        loaded.position(List.of("agents", "list", "0")).orElseThrow());
    assertEquals(
        new Position(b.toRealPath(), 2, 5),
        loaded.position(List.of("agents", "list", "1", "id")).orElseThrow());
    assertTrue(loaded.position(List.of("nothing", "here")).isPresent());
  }

  private static Loaded load(Home home) throws ConfigInvalidException {
    return home.candidates.load(Map.of());
  }

  private static ConfigIssue refused(Home home) {
    return assertThrows(ConfigInvalidException.class, () -> load(home)).issues().get(0);
  }

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text);
  }
}
