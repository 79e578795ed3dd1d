package ai.openclaw.itest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/** A state directory: its configuration, its drop folder and its log. */
record State(Path folder) {
  static final String TOKEN = "itest-token-0123456789abcdef";

  /** Isolate mode, where an owner without its secret waits for it alone. */
  static final String ISOLATE = "{secrets: {resolution: {mode: 'isolate'}}}";

  Path config() {
    return folder.resolve("openclaw.json");
  }

  Path log() {
    return folder.resolve("logs/gateway.log");
  }

  Path drops() {
    return folder.resolve("plugins/bundles");
  }

  /** Writes a configuration that serves on loopback, with more members. */
  State configure(String members) throws IOException {
    Distribution.write(
        config(),
        "{gateway: {mode: 'local', auth: {token: '%s'}}, logging: {file: '%s'}, %s}"
            .formatted(TOKEN, log(), members));
    return this;
  }

  /** Writes the keys that only this implementation knows. */
  State ownKeys(String content) throws IOException {
    Distribution.write(folder.resolve("openclaw.osgi.json5"), content);
    return this;
  }

  /** Copies a jar into the drop folder, visible once it is complete. */
  Path drop(Path jar, String name) throws IOException {
    Files.createDirectories(
        drops(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path hidden = Files.copy(jar, drops().resolve("." + name), StandardCopyOption.REPLACE_EXISTING);
    return Files.move(
        hidden,
        drops().resolve(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** The names of all files in the drop folder. */
  List<String> dropped() throws IOException {
    if (!Files.isDirectory(drops())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(drops())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  /** A member {@code models} with one provider, whose key is a reference. */
  static String model(String name, String source, String provider, String id) {
    return "models: {providers: {%s: %s}}".formatted(name, modelProvider(source, provider, id));
  }

  /** A model provider whose key is a reference. */
  static String modelProvider(String source, String provider, String id) {
    return "{baseUrl: 'http://127.0.0.1:9', models: [], apiKey: {source: '%s', provider: '%s', id: '%s'}}"
        .formatted(source, provider, id);
  }
}
