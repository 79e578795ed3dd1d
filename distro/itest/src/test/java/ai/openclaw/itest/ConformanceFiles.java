package ai.openclaw.itest;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files below a case at one moment.
 *
 * @param files what each is, by its path from the root of the case
 */
record ConformanceFiles(Map<String, Entry> files) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern OF_NO_INTEREST =
      Pattern.compile(
          "(^|/)(logs|run|cache|plugins|identity|openclaw\\.json\\.(last-good|bak).*|\\.[^/]*\\.tmp|"
              + ".*\\.lock)($|/)");

  /** A file, a folder or a link. */
  record Entry(String mode, Optional<byte[]> content, Optional<String> link) {
    boolean file() {
      return content.isPresent();
    }
  }

  static ConformanceFiles of(Path root) throws IOException {
    var files = new TreeMap<String, Entry>();
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(file -> !file.equals(root)).toList()) {
        files.put(root.relativize(file).toString(), entry(file));
      }
    }
    return new ConformanceFiles(files);
  }

  private static Entry entry(Path file) throws IOException {
    if (Files.isSymbolicLink(file)) {
      return new Entry("", Optional.empty(), Optional.of(Files.readSymbolicLink(file).toString()));
    }
    String letters = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    int bits = 0;
    for (int i = 0; i < letters.length(); i++) {
      bits = bits * 2 + (letters.charAt(i) == '-' ? 0 : 1);
    }
    Optional<byte[]> content =
        Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    return new Entry("%03o".formatted(bits), content, Optional.empty());
  }

  /** What became of the files since an earlier moment, in the form of the records. */
  ObjectNode since(ConformanceFiles before, ConformanceCase test) {
    ObjectNode changed = JSON.objectNode();
    ObjectNode created = JSON.objectNode();
    var removed = JSON.arrayNode();
    before.files.forEach(
        (path, old) -> {
          Entry now = files.get(path);
          if (now == null) {
            removed.add(path);
          } else if (!OF_NO_INTEREST.matcher(path).find()) {
            ObjectNode difference = difference(path, old, now, test);
            if (!difference.isEmpty()) {
              changed.set(path, difference);
            }
          }
        });
    files.forEach(
        (path, now) -> {
          boolean of = before.files.containsKey(path) || OF_NO_INTEREST.matcher(path).find();
          if (!of && now.file()) {
            created.set(path, described(path, now, test).put("mode", now.mode()));
          } else if (!of && now.link().isPresent()) {
            created.putObject(path).put("target", test.shortened(now.link().get()));
          }
        });
    ObjectNode effects = JSON.objectNode();
    effects.set("changed", changed);
    effects.set("created", created);
    effects.set("removed", removed);
    return effects;
  }

  /** Whether a recorded change says no more than the file held already. */
  boolean holds(String path, JsonNode change, ConformanceCase test) {
    Entry file = files.get(path);
    return file != null && file.file() && described(path, file, test).equals(change);
  }

  private static ObjectNode difference(String path, Entry old, Entry now, ConformanceCase test) {
    ObjectNode difference = JSON.objectNode();
    if (!old.mode().equals(now.mode())) {
      difference.put("mode", now.mode());
    }
    if (now.file()) {
      ObjectNode after = described(path, now, test);
      if (!old.file() || !after.equals(described(path, old, test))) {
        difference.setAll(after);
      }
    }
    return difference;
  }

  private static ObjectNode described(String path, Entry file, ConformanceCase test) {
    String text = test.shortened(new String(file.content().orElseThrow(), StandardCharsets.UTF_8));
    ObjectNode described = JSON.objectNode();
    if (path.endsWith(".json") || path.endsWith(".json5")) {
      try {
        JsonNode tree = Json5Document.parse(text).toJson();
        if (tree instanceof ObjectNode object) {
          object.remove("meta");
        }
        if (tree.isContainerNode()) {
          return described.set("json", tree);
        }
      } catch (Json5Exception noJson) {
        return described.put("text", text);
      }
    }
    return described.put("text", text);
  }

  /** Which of some texts is still in a file. */
  List<String> remaining(JsonNode texts) {
    var remaining = new ArrayList<String>();
    for (JsonNode text : texts) {
      files.forEach(
          (path, file) -> {
            String content = new String(file.content().orElse(new byte[0]), StandardCharsets.UTF_8);
            if (content.contains(text.textValue())) {
              remaining.add(text.textValue() + " in " + path);
            }
          });
    }
    return remaining;
  }
}
