package ai.openclaw.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * What the distribution holds, written when it was packed, so that a command opens only what it
 * needs: {@code lib/index.properties}.
 */
final class CommandIndex {
  private final Properties entries;

  private CommandIndex(Properties entries) {
    this.entries = entries;
  }

  static CommandIndex read(Path home) throws IOException {
    var entries = new Properties();
    try (InputStream in = Files.newInputStream(home.resolve("lib").resolve("index.properties"))) {
      entries.load(in);
    }
    return new CommandIndex(entries);
  }

  String version() {
    return entries.getProperty("version", "");
  }

  /** The longest known command that the words begin with; empty when there is none. */
  String command(List<String> words) {
    for (int n = words.size(); n > 0; n--) {
      String name = String.join(" ", words.subList(0, n));
      if (entries.containsKey("runs." + name)) {
        return name;
      }
    }
    return "";
  }

  /** {@code live}, {@code local} or {@code either}. */
  String runs(String command) {
    return entries.getProperty("runs." + command, "local");
  }

  /** The same for a run with these arguments: an option may want it otherwise. */
  String runs(String command, List<String> arguments) {
    for (String argument : arguments) {
      if (argument.equals("--")) {
        break;
      }
      String own = entries.getProperty("runs-with." + command + " " + argument);
      if (own != null) {
        return own;
      }
    }
    return runs(command);
  }

  boolean remote(String command) {
    return Boolean.parseBoolean(entries.getProperty("remote." + command, "false"));
  }

  /** {@code all} when the command offers every source of secrets, else {@code named}. */
  String sources(String command) {
    return entries.getProperty("sources." + command, "named");
  }

  /** The bundle files that a local run of the command needs; of no command: the shell alone. */
  List<String> bundles(String command) {
    String own = entries.getProperty("bundles." + command);
    return split(own == null ? entries.getProperty("bundles", "") : own);
  }

  /** The same for a run with these arguments: an option may need more bundles. */
  List<String> bundles(String command, List<String> arguments) {
    Set<String> needed = new HashSet<>(bundles(command));
    for (String argument : arguments) {
      if (argument.equals("--")) {
        break;
      }
      needed.addAll(split(entries.getProperty("bundles." + command + " " + argument, "")));
    }
    return shipped().isEmpty()
        ? bundles(command)
        : shipped().stream().filter(needed::contains).toList();
  }

  /** All shipped bundle files in start order. */
  List<String> shipped() {
    return split(entries.getProperty("shipped", ""));
  }

  /** The digest of a shipped bundle as it was packed. */
  String digest(String file) {
    return entries.getProperty("sha256." + file, "");
  }

  /** The length of a shipped bundle as it was packed, in bytes; -1 when unknown. */
  long length(String file) {
    return Long.parseLong(entries.getProperty("length." + file, "-1"));
  }

  private static List<String> split(String list) {
    return list.isEmpty() ? List.of() : List.of(list.split(","));
  }
}
