package ai.openclaw.core.devices.internal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;

/**
 * A file that holds one JSON object and that other programs edit too. What it held when it was read
 * last is kept with the stamp it had then. Not thread-safe: its store calls it under a lock.
 */
final class JsonFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final DefaultPrettyPrinter PRINTER =
      new DefaultPrettyPrinter(
              Separators.createDefaultInstance()
                  .withObjectFieldValueSpacing(Spacing.AFTER)
                  .withObjectEmptySeparator("")
                  .withArrayEmptySeparator(""))
          .withObjectIndenter(INDENT)
          .withArrayIndenter(INDENT);

  private final Path folder;
  private final Path path;

  JsonFile(Path folder, String name) {
    this.folder = folder;
    this.path = folder.resolve(name);
  }

  /**
   * What tells one state of a file from another.
   *
   * @param modified last change, in the file system's resolution
   * @param size bytes
   * @param key the file itself: an atomic replacement has another one
   */
  record Stamp(String modified, long size, String key) {
    /** Of a file that is not there. */
    static final Stamp ABSENT = new Stamp("absent", 0, "");

    /** Of a file nobody has looked at yet; no file ever has it. */
    static final Stamp UNREAD = new Stamp("unread", -1, "");
  }

  /** The stamp of the file now. */
  Stamp stamp() throws IOException {
    try {
      var now = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(
          now.lastModifiedTime().toString(), now.size(), Objects.toString(now.fileKey(), ""));
    } catch (NoSuchFileException e) {
      return Stamp.ABSENT;
    }
  }

  /**
   * Reads the file; an absent or empty one is an empty object.
   *
   * @throws IOException when it cannot be read or holds no JSON object; the message names the file
   *     and shows none of its content
   */
  ObjectNode read() throws IOException {
    byte[] content;
    try {
      content = Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      return JSON.createObjectNode();
    }
    if (content.length == 0) {
      return JSON.createObjectNode();
    }
    JsonNode tree;
    try {
      tree = JSON.readTree(content);
    } catch (JsonProcessingException e) {
      // The parser's message quotes the text around the error, which may be a token.
      throw new IOException(
          path + " is not JSON (line " + e.getLocation().getLineNr() + "); repair or remove it");
    }
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new IOException(path + " does not hold a JSON object; repair or remove it");
  }

  /** Replaces the file. */
  void write(ObjectNode content) throws IOException {
    AtomicFile.folder(folder);
    AtomicFile.sweep(path);
    AtomicFile.write(path, JSON.writer(PRINTER).writeValueAsBytes(content));
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
