package ai.openclaw.core.planning.findings;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of an earlier run. Holds fingerprints, codes, files and paths, never a value.
 * Immutable.
 *
 * @param entries by fingerprint
 */
public record Baseline(Map<String, Entry> entries) {
  private static final int MOST_BYTES = 64 << 20;
  private static final String ENTRIES = "entries";

  /** Keeps the order. */
  public Baseline {
    entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
  }

  /**
   * An earlier finding.
   *
   * @param code its code
   * @param file its file
   * @param path its path
   */
  public record Entry(String code, String file, String path) {}

  /** A file that is no baseline; the message is one for the operator. */
  public static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  /** The baseline of some findings. */
  public static Baseline of(List<AuditFinding> findings, List<String> fingerprints) {
    var entries = new LinkedHashMap<String, Entry>();
    for (int i = 0; i < findings.size(); i++) {
      AuditFinding finding = findings.get(i);
      entries.put(fingerprints.get(i), new Entry(finding.code(), finding.file(), finding.path()));
    }
    return new Baseline(entries);
  }

  /**
   * Reads a file.
   *
   * @throws IOException when it cannot be read
   * @throws UnusableException when it is no baseline
   */
  public static Baseline read(Path file) throws IOException, UnusableException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(MOST_BYTES + 1);
    }
    JsonNode tree = parse(file, content);
    if (tree.path("version").asInt() != 1 || !tree.path(ENTRIES).isArray()) {
      throw new UnusableException(file + " is no baseline of version 1");
    }
    var entries = new LinkedHashMap<String, Entry>();
    for (JsonNode entry : tree.path(ENTRIES)) {
      entries.put(
          entry.path("fingerprint").asText(),
          new Entry(
              entry.path("code").asText(),
              entry.path("file").asText(),
              entry.path("path").asText()));
    }
    return new Baseline(entries);
  }

  private static JsonNode parse(Path file, byte[] content) throws IOException, UnusableException {
    if (content.length > MOST_BYTES) {
      throw new UnusableException(file + " is larger than " + (MOST_BYTES >> 20) + " MiB");
    }
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .readTree(content);
    } catch (JsonProcessingException e) {
      throw new UnusableException(file + " is not JSON");
    }
  }

  /** Writes it with mode 0600, as a whole. */
  public void write(Path file) throws IOException {
    ObjectNode tree = JsonNodeFactory.instance.objectNode().put("version", 1);
    ArrayNode list = tree.putArray(ENTRIES);
    entries.forEach(
        (fingerprint, entry) ->
            list.addObject()
                .put("fingerprint", fingerprint)
                .put("code", entry.code())
                .put("file", entry.file())
                .put("path", entry.path()));
    AtomicFile.write(file, (tree.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The entries of codes that a run did not look for stay what they are. */
  public Baseline keeping(Baseline earlier, Set<String> looked) {
    var all = new LinkedHashMap<>(entries);
    earlier.entries.forEach(
        (fingerprint, entry) -> {
          if (!looked.contains(entry.code())) {
            all.putIfAbsent(fingerprint, entry);
          }
        });
    return new Baseline(all);
  }

  /** How many entries of codes that a run looked for it did not find again. */
  public int fixed(List<String> fingerprints, Set<String> looked) {
    Set<String> now = Set.copyOf(fingerprints);
    return (int)
        entries.entrySet().stream()
            .filter(entry -> looked.contains(entry.getValue().code()))
            .filter(entry -> !now.contains(entry.getKey()))
            .count();
  }
}
