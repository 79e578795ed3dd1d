package ai.openclaw.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A recorded case, laid out in a folder of its own.
 *
 * @param data what to set up, what to run, and what is to come of it
 * @param root the folder
 */
record ConformanceCase(JsonNode data, Path root) {
  private static final int MODE_BITS = 9;

  String id() {
    return data.path("id").textValue();
  }

  Path state() {
    return root.resolve(data.path("stateDir").asText("state"));
  }

  /** Replaces the names of folders that stand in the data. */
  String filled(String text) {
    return text.replace("${CASE}", root.toString())
        .replace("${STATE_DIR}", state().toString())
        .replace("${HOME}", root.resolve("home").toString());
  }

  /** Puts the names of folders back. */
  String shortened(String text) {
    return text.replace(state().toString(), "${STATE_DIR}")
        .replace(root.resolve("home").toString(), "${HOME}")
        .replace(root.toString(), "${CASE}");
  }

  /** Makes every file and folder. */
  void layOut() throws IOException {
    Files.createDirectories(root.resolve("home"));
    Files.createDirectories(state());
    for (JsonNode folder : data.path("dirs")) {
      Files.createDirectories(root.resolve(folder.textValue()));
    }
    for (Map.Entry<String, JsonNode> file : data.path("input").properties()) {
      write(file.getKey(), filled(file.getValue().textValue()));
    }
    for (Map.Entry<String, JsonNode> file : data.path("generate").properties()) {
      JsonNode parts = file.getValue();
      write(
          file.getKey(),
          filled(parts.path("head").asText(""))
              + parts.path("fill").asText(" ").repeat(parts.path("count").asInt())
              + filled(parts.path("tail").asText("")));
    }
    for (Map.Entry<String, JsonNode> link : data.path("symlinks").properties()) {
      Path file = root.resolve(link.getKey());
      Files.createDirectories(file.resolveSibling("."));
      Files.createSymbolicLink(file, Path.of(filled(link.getValue().textValue())));
    }
    modes();
  }

  private void write(String name, String content) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.resolveSibling("."));
    Files.writeString(file, content);
  }

  private void modes() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.filter(file -> !Files.isSymbolicLink(file)).toList()) {
        Files.setPosixFilePermissions(
            file,
            PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwx------" : "rw-------"));
      }
    }
    var modes = new ArrayList<Map.Entry<String, JsonNode>>(data.path("modes").properties());
    // What lies deeper first: a closed folder hides it.
    modes.sort(Comparator.comparing(entry -> -Path.of(entry.getKey()).getNameCount()));
    for (Map.Entry<String, JsonNode> mode : modes) {
      Files.setPosixFilePermissions(
          root.resolve(mode.getKey()), permissions(mode.getValue().textValue()));
    }
    for (Map.Entry<String, JsonNode> owner : data.path("owners").properties()) {
      Files.setAttribute(
          root.resolve(owner.getKey()),
          "unix:uid",
          owner.getValue().asInt(),
          LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static Set<PosixFilePermission> permissions(String octal) {
    int bits = Integer.parseInt(octal, 8);
    var set = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int i = 0; i < MODE_BITS; i++) {
      if ((bits & (1 << (MODE_BITS - 1 - i))) != 0) {
        set.add(all[i]);
      }
    }
    return set;
  }

  /** The environment of its commands beside that of every command. */
  Map<String, String> environment() {
    var variables = new LinkedHashMap<String, String>();
    if (data.path("layout").asText("state").equals("state")) {
      variables.put("OPENCLAW_STATE_DIR", state().toString());
      variables.put("OPENCLAW_CONFIG_PATH", state().resolve("openclaw.json").toString());
    }
    variables.put("HOME", root.resolve("home").toString());
    data.path("env")
        .properties()
        .forEach(entry -> variables.put(entry.getKey(), filled(entry.getValue().textValue())));
    return variables;
  }
}
