package ai.openclaw.core.doctor.internal.mend;

import ai.openclaw.core.doctor.internal.text.Splice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What the last fix did, kept so that it can be taken back. Holds no credential and no copy of a
 * file.
 *
 * @param at when it was made
 * @param files the files with new content
 * @param modes what was closed for other users
 */
record FixRecord(Instant at, List<File> files, List<ModeChange> modes) {
  private static final int VERSION = 1;

  /** Copies the lists. */
  FixRecord {
    files = List.copyOf(files);
    modes = List.copyOf(modes);
  }

  /**
   * A file with new content.
   *
   * @param file the file
   * @param before sha256 of the old content, hex
   * @param after sha256 of the new content, hex
   * @param reversible whether the old content can be had from the new one
   * @param splices how
   */
  record File(Path file, String before, String after, boolean reversible, List<Splice> splices) {
    /** Copies the list. */
    File {
      splices = List.copyOf(splices);
    }
  }

  static FixRecord of(MendPlan plan, Instant at) {
    List<File> files =
        plan.files().stream()
            .map(
                change ->
                    new File(
                        change.file(),
                        digest(change.before()),
                        digest(change.after()),
                        change.undo().isPresent(),
                        change.undo().orElse(List.of())))
            .toList();
    return new FixRecord(at, files, plan.modes());
  }

  byte[] bytes() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", VERSION).put("at", at.toString());
    ArrayNode list = node.putArray("files");
    for (File file : files) {
      ObjectNode entry = list.addObject();
      entry
          .put("file", file.file().toString())
          .put("before", file.before())
          .put("after", file.after())
          .put("reversible", file.reversible());
      ArrayNode splices = entry.putArray("splices");
      for (Splice splice : file.splices()) {
        splices
            .addObject()
            .put("at", splice.at())
            .put("length", splice.length())
            .put("old", splice.old());
      }
    }
    ArrayNode closed = node.putArray("modes");
    for (ModeChange mode : modes) {
      closed
          .addObject()
          .put("file", mode.file().toString())
          .put("from", PosixFilePermissions.toString(mode.from()))
          .put("to", PosixFilePermissions.toString(mode.to()));
    }
    return (node.toPrettyString() + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static FixRecord read(byte[] content) throws IOException {
    JsonNode node = new ObjectMapper().readTree(content);
    try {
      if (node.path("version").asInt() != VERSION) {
        throw new IOException("it has another version");
      }
      var files = new ArrayList<File>();
      for (JsonNode entry : node.path("files")) {
        var splices = new ArrayList<Splice>();
        for (JsonNode splice : entry.path("splices")) {
          splices.add(
              new Splice(
                  splice.path("at").asInt(),
                  splice.path("length").asInt(),
                  splice.path("old").asText()));
        }
        files.add(
            new File(
                Path.of(entry.path("file").asText()),
                entry.path("before").asText(),
                entry.path("after").asText(),
                entry.path("reversible").asBoolean(),
                splices));
      }
      var modes = new ArrayList<ModeChange>();
      for (JsonNode entry : node.path("modes")) {
        modes.add(
            new ModeChange(
                Path.of(entry.path("file").asText()), mode(entry, "from"), mode(entry, "to")));
      }
      return new FixRecord(Instant.parse(node.path("at").asText()), files, modes);
    } catch (RuntimeException e) {
      throw new IOException("it is damaged", e);
    }
  }

  static String digest(Content content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  private static Set<PosixFilePermission> mode(JsonNode entry, String key) {
    return PosixFilePermissions.fromString(entry.path(key).asText());
  }
}
