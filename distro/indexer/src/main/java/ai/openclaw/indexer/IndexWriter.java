package ai.openclaw.indexer;

import ai.openclaw.lib.cli.InvalidDescriptionException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes {@code index.properties} and {@code build-id}: the shipped bundles in start order with
 * their digests, and for each command how it runs and which bundles a local run of it needs, with
 * an option that needs more for that option too.
 */
public final class IndexWriter {
  private static final int DATE_LENGTH = "2026-01-31".length();
  private static final String SECRET_PROVIDERS = "ai.openclaw.secrets.";
  private static final List<String> EVERY_COMMAND =
      List.of(
          "org.apache.felix.scr",
          "ai.openclaw.core.slf4j",
          "ai.openclaw.core.logging",
          "ai.openclaw.core.plugins",
          "ai.openclaw.core.shell");

  private IndexWriter() {}

  /**
   * Writes the index.
   *
   * @param args the folder of the bundles, the folder to write to, the version of the distribution,
   *     the folder for scripts and manual pages, the time of the build
   */
  public static void main(String[] args) throws IOException, InvalidDescriptionException {
    List<ShippedBundle> bundles = new ArrayList<>();
    try (Stream<Path> jars = Files.list(Path.of(args[0]))) {
      for (Path jar : jars.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        bundles.add(ShippedBundle.read(jar));
      }
    }
    bundles.sort(
        Comparator.comparingInt(IndexWriter::startOrder).thenComparing(ShippedBundle::file));
    Path folder = Path.of(args[1]);
    Files.createDirectories(folder);
    byte[] index = bytes(entries(bundles, args[2]));
    Files.write(folder.resolve("index.properties"), index);
    Files.writeString(
        folder.resolve("build-id"), ShippedBundle.digest(index).substring(0, 12) + "\n");
    new SharedFiles(bundles, args[2], args[4].substring(0, DATE_LENGTH)).write(Path.of(args[3]));
  }

  /** SCR comes before what it has to run; leaves come last, and nothing else is ordered. */
  private static int startOrder(ShippedBundle bundle) {
    String name = bundle.symbolicName();
    if (name.equals("org.apache.felix.scr")) {
      return 1;
    }
    if (!name.startsWith("ai.openclaw.")) {
      return 0;
    }
    return name.startsWith("ai.openclaw.core.")
            || name.startsWith("ai.openclaw.lib.")
            || name.equals("ai.openclaw.api")
        ? 2
        : 3;
  }

  private static Map<String, String> entries(List<ShippedBundle> bundles, String version) {
    var closure = new Closure(bundles);
    Map<String, String> entries = new TreeMap<>();
    entries.put("version", version);
    entries.put("shipped", files(bundles));
    entries.put("bundles", files(closure.of(EVERY_COMMAND)));
    for (ShippedBundle bundle : bundles) {
      entries.put("sha256." + bundle.file(), bundle.sha256());
      entries.put("length." + bundle.file(), Long.toString(bundle.length()));
      for (JsonNode command : bundle.commands()) {
        String name = command.path("name").asText();
        String runs = command.path("runs").asText("live");
        boolean remote = command.path("remote").asBoolean();
        entries.put("runs." + name, runs);
        if (command.path("sources").asText().equals("all")) {
          entries.put("sources." + name, "all");
        }
        if (remote) {
          entries.put("remote." + name, "true");
        }
        if (remote || runs.equals("local") || runs.equals("either")) {
          List<String> roots = roots(bundles, bundle, command, remote);
          entries.put("bundles." + name, files(closure.of(roots)));
          for (JsonNode option : command.path("options")) {
            if (option.has("runs")) {
              entries.put(
                  "runs-with." + name + " --" + option.path("name").asText(),
                  option.path("runs").asText());
            }
            if (option.has("needs")) {
              var more = new ArrayList<>(roots);
              option.path("needs").forEach(needed -> more.add(needed.asText()));
              String files = files(closure.of(more));
              entries.put("bundles." + name + " --" + option.path("name").asText(), files);
              if (option.has("short")) {
                entries.put("bundles." + name + " -" + option.path("short").asText(), files);
              }
            }
          }
        }
      }
    }
    return entries;
  }

  private static List<String> roots(
      List<ShippedBundle> all, ShippedBundle bundle, JsonNode command, boolean remote) {
    var roots = new ArrayList<>(EVERY_COMMAND);
    if (command.path("declarations").asBoolean()) {
      all.stream().filter(ShippedBundle::declares).forEach(one -> roots.add(one.symbolicName()));
    }
    roots.add(bundle.symbolicName());
    if (remote) {
      roots.add("ai.openclaw.core.client");
    }
    command.path("needs").forEach(needed -> roots.add(needed.asText()));
    if (roots.stream().anyMatch(name -> name.startsWith(SECRET_PROVIDERS))) {
      // Which sources the references name is in a configuration that nobody has read yet.
      all.stream()
          .map(ShippedBundle::symbolicName)
          .filter(name -> name.startsWith(SECRET_PROVIDERS))
          .forEach(roots::add);
    }
    return roots;
  }

  private static String files(List<ShippedBundle> bundles) {
    return String.join(",", bundles.stream().map(ShippedBundle::file).toList());
  }

  private static byte[] bytes(Map<String, String> entries) {
    var text = new StringBuilder();
    entries.forEach(
        (key, value) ->
            text.append(key.replace(" ", "\\ ")).append('=').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
