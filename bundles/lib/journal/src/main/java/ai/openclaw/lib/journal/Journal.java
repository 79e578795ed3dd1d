package ai.openclaw.lib.journal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The note of what is being replaced; it names files and holds none of their content.
 *
 * @param committed whether every new content is on the disk, so that the change is to be finished
 * @param entries the files
 */
record Journal(boolean committed, List<Entry> entries) {
  private static final String COMMITTED = "committed";

  Journal {
    entries = List.copyOf(entries);
  }

  /**
   * One file.
   *
   * @param temporary where the new content is
   * @param target what it replaces
   * @param size the size of the old content, -1 when there was none
   * @param modified when the old content was written, in milliseconds
   */
  record Entry(Path temporary, Path target, long size, long modified) {
    static Entry of(Path temporary, Path target) throws IOException {
      boolean there = Files.exists(target);
      return new Entry(
          temporary,
          target,
          there ? Files.size(target) : -1,
          there ? Files.getLastModifiedTime(target).toMillis() : 0);
    }

    /** Whether the target still is what it was when the change began. */
    boolean untouched() throws IOException {
      Entry now = of(temporary, target);
      return now.size() == size && now.modified() == modified;
    }
  }

  void write(Path file) throws IOException {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", 1).put("state", committed ? COMMITTED : "preparing");
    ArrayNode list = node.putArray("files");
    for (Entry entry : entries) {
      list.addObject()
          .put("temporary", entry.temporary().toString())
          .put("target", entry.target().toString())
          .put("size", entry.size())
          .put("modified", entry.modified());
    }
    AtomicFile.write(file, node.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Reads a note; empty when there is none. */
  static Optional<Journal> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode node = new ObjectMapper().readTree(Files.readAllBytes(file));
    var entries = new ArrayList<Entry>();
    for (JsonNode entry : node.path("files")) {
      entries.add(
          new Entry(
              Path.of(entry.path("temporary").asText()),
              Path.of(entry.path("target").asText()),
              entry.path("size").asLong(),
              entry.path("modified").asLong()));
    }
    return Optional.of(new Journal(node.path("state").asText().equals(COMMITTED), entries));
  }
}
