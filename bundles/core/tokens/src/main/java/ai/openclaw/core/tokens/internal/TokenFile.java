package ai.openclaw.core.tokens.internal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The file that tokens are kept in, 0600. Not thread-safe: its store calls it under a lock. */
final class TokenFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TOKENS = "tokens";

  private final Path path;
  private final Path lock;

  TokenFile(Path path, Path lock) {
    this.path = path;
    this.lock = lock;
  }

  /** What tells one state of the file from another. */
  String stamp() throws IOException {
    try {
      var now = Files.readAttributes(path, BasicFileAttributes.class);
      return now.lastModifiedTime() + " " + now.size() + " " + Objects.toString(now.fileKey(), "");
    } catch (NoSuchFileException e) {
      return "absent";
    }
  }

  /** Keeps other processes from changing the file until the channel is closed. */
  FileChannel lock() throws IOException {
    AtomicFile.folder(Objects.requireNonNull(lock.getParent(), "lock"));
    FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * The tokens by id.
   *
   * @throws IOException when the file cannot be read; the message names it and shows nothing of it
   */
  Map<String, StoredToken> read() throws IOException {
    JsonNode tree;
    try {
      tree = JSON.readTree(Files.readAllBytes(path));
    } catch (NoSuchFileException e) {
      return Map.of();
    } catch (JsonProcessingException e) {
      throw new IOException(
          path + " is not JSON (line " + e.getLocation().getLineNr() + "); repair or remove it");
    }
    if (!tree.path(TOKENS).isObject()) {
      throw new IOException(path + " holds no client tokens; repair or remove it");
    }
    var tokens = new LinkedHashMap<String, StoredToken>();
    tree.path(TOKENS)
        .properties()
        .forEach(one -> tokens.put(one.getKey(), StoredToken.read(one.getKey(), one.getValue())));
    return tokens;
  }

  void write(Map<String, StoredToken> tokens) throws IOException {
    ObjectNode tree = JSON.createObjectNode().put("version", 1);
    ObjectNode all = tree.putObject(TOKENS);
    tokens.forEach((id, token) -> all.set(id, token.stored()));
    AtomicFile.folder(Objects.requireNonNull(path.getParent(), "path"));
    AtomicFile.sweep(path);
    AtomicFile.write(path, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree));
  }
}
