package ai.openclaw.itest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A state directory with credentials in every kind of file, built anew for each round. */
final class KilledHouse {
  /** Begins every plaintext value. */
  static final String PLAIN = "plain-value-of-";

  private static final List<String> AGENTS = List.of("main", "ada", "grace");

  private final Path folder;
  private final Furniture furniture;

  KilledHouse(Path folder, Furniture furniture) {
    this.folder = folder;
    this.furniture = furniture;
  }

  /** What is in it. */
  @FunctionalInterface
  interface Furniture {
    void place(KilledHouse house) throws IOException;
  }

  Path folder() {
    return folder;
  }

  Map<String, String> variables() {
    return Map.of("NEW_OPENAI", "new-value-of-openai", "NEW_GROQ", "new-value-of-groq");
  }

  /** Removes everything and begins again. */
  void build() throws IOException {
    if (Files.exists(folder)) {
      Files.walkFileTree(folder, new RemoveAll());
    }
    furniture.place(this);
  }

  /** Plaintext in the configuration, its parts, the stores of three agents and the variables. */
  void plaintext() throws IOException {
    config(PLAIN + "openai", PLAIN + "groq", PLAIN + "telegram");
    for (String agent : AGENTS) {
      agent(agent, PLAIN + "openai");
      write(
          "agents/" + agent + "/agent/auth.json",
          "{\"openai\": {\"type\": \"api_key\", \"key\": \"%sopenai\"}, \"other\": {\"type\": \"oauth\"}}\n"
              .formatted(PLAIN));
    }
    write(".env", "# mine\nOPENAI_API_KEY=" + PLAIN + "openai\nKEPT=1\n");
    write(
        "plan.json",
        """
        {"version": 1, "protocolVersion": 1, "targets": [
          {"type": "models.providers.apiKey", "path": "models.providers.openai.apiKey", "ref": %1$s},
          {"type": "models.providers.apiKey", "path": "models.providers.groq.apiKey", "ref": %2$s},
          {"type": "channels.telegram.botToken", "path": "channels.telegram.botToken", "ref": %1$s}]}
        """
            .formatted(reference("NEW_OPENAI"), reference("NEW_GROQ")));
  }

  /** Markers of former versions in the same places. */
  void markers() throws IOException {
    String marker = "secretref-env:NEW_OPENAI";
    config(marker, "secretref-env:NEW_GROQ", marker);
    for (String agent : AGENTS) {
      agent(agent, marker);
    }
  }

  /** Copies of a value that is in use. */
  void copies() throws IOException {
    config(PLAIN + "openai", PLAIN + "groq", PLAIN + "telegram");
    for (int i = 0; i < 6; i++) {
      write("logs/old." + i + ".log", ("line\nkey " + PLAIN + "openai\n").repeat(50 * (i + 1)));
    }
    write("openclaw.json.bak", "{key: '" + PLAIN + "groq'}");
  }

  private void config(String openai, String groq, String telegram) throws IOException {
    write(
        "openclaw.json",
        """
        // at home
        {
          gateway: {mode: 'local', auth: {token: '%s'}}, /* loopback */
          logging: {file: '%s'},
          agents: {list: [{id: 'main'}, {id: 'ada'}, {id: 'grace'}]},
          ui: {seamColor: '#ff0000'},
          models: {$include: './models.json5'},
          channels: {$include: './parts/channels.json5'},
        }
        """
            .formatted(State.TOKEN, folder.resolve("logs/gateway.log")));
    write(
        "models.json5",
        "{providers: {openai: {baseUrl: 'http://127.0.0.1:9', models: [], apiKey: '%s'}, // one\n"
                .formatted(openai)
            + " groq: {baseUrl: 'http://127.0.0.1:9', models: [], apiKey: '%s'}}}\n"
                .formatted(groq));
    write("parts/channels.json5", "{telegram: {botToken: '%s'}} // chat\n".formatted(telegram));
  }

  private void agent(String agent, String key) throws IOException {
    write(
        "agents/" + agent + "/agent/auth-profiles.json",
        """
        {"version": 1, "profiles": {
          "openai:default": {"type": "api_key", "provider": "openai", "key": "%s"},
          "other:a": {"type": "oauth", "provider": "other", "access": "kept"}}}
        """
            .formatted(key));
  }

  private static String reference(String variable) {
    return "{\"source\": \"env\", \"provider\": \"default\", \"id\": \"" + variable + "\"}";
  }

  private void write(String name, String content) throws IOException {
    Distribution.write(folder.resolve(name), content);
  }

  /** The content of every file, by its path within the folder. */
  Map<String, String> files() throws IOException {
    var contents = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            folder.relativize(file).toString(),
            Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /** The locks of stores that are there. */
  List<String> locks() throws IOException {
    return files().keySet().stream()
        .filter(name -> name.endsWith("auth-profiles.json.lock"))
        .toList();
  }

  /**
   * What may not be left: temporary files, notes, and values outside some files and models.json.
   */
  List<String> residue(Set<String> known) throws IOException {
    var found = new ArrayList<String>();
    for (Map.Entry<String, String> file : files().entrySet()) {
      String name = file.getKey();
      if (name.endsWith(".tmp") || name.endsWith("secrets-apply.json")) {
        found.add(name);
      } else if (!known.contains(name)
          && !name.endsWith("models.json")
          && file.getValue().contains(PLAIN)) {
        found.add(name + " holds a value");
      }
    }
    return found;
  }
}
