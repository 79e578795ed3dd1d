package ai.openclaw.core.plugins.internal;

import ai.openclaw.core.plugins.internal.RecordEntry.State;
import ai.openclaw.core.plugins.internal.RecordEntry.Strike;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code bundles.lock.json}: read once, replaced as a whole. Fields it does not know survive. */
final class RecordFile {
  private static final Logger LOG = LoggerFactory.getLogger(RecordFile.class);
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final List<String> FIELDS =
      List.of(
          "name",
          "version",
          "file",
          "sha256",
          "admittedAt",
          "capabilities",
          "consent",
          "state",
          "strikes",
          "reason");

  private final Path file;

  RecordFile(Path file) {
    this.file = file;
  }

  PluginRecord load() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException none) {
      return new PluginRecord(List.of(), JsonNodeFactory.instance.objectNode());
    }
    try {
      if (JSON.readTree(bytes) instanceof ObjectNode root) {
        return parse(root);
      }
      return damaged("it is no JSON object");
    } catch (JacksonException e) {
      return damaged("line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()));
    } catch (IllegalArgumentException | DateTimeException e) {
      return damaged("an entry is not valid");
    }
  }

  void save(PluginRecord record) throws IOException {
    ObjectNode root = record.unknown().deepCopy();
    var bundles = root.putArray("bundles");
    for (RecordEntry entry : record.entries()) {
      bundles.add(format(entry));
    }
    AtomicFile.sweep(file);
    AtomicFile.write(file, JSON.writeValueAsBytes(root));
  }

  private PluginRecord damaged(String where) throws IOException {
    Path kept = file.resolveSibling(file.getFileName() + ".damaged");
    Files.copy(file, kept, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    LOG.error(
        "the plugin record {} cannot be read ({}); a copy is kept as {}, and the bundles in the"
            + " drop folder are admitted anew",
        file,
        where,
        kept);
    return new PluginRecord(List.of(), JsonNodeFactory.instance.objectNode());
  }

  private static PluginRecord parse(ObjectNode root) {
    var entries = new ArrayList<RecordEntry>();
    for (JsonNode node : root.path("bundles")) {
      if (node instanceof ObjectNode entry) {
        entries.add(entry(entry));
      }
    }
    ObjectNode unknown = root.deepCopy();
    unknown.remove("bundles");
    return new PluginRecord(entries, unknown);
  }

  private static RecordEntry entry(ObjectNode node) {
    var capabilities = new ArrayList<String>();
    node.path("capabilities").forEach(c -> capabilities.add(c.asText()));
    var strikes = new ArrayList<Strike>();
    node.path("strikes")
        .forEach(
            s ->
                strikes.add(
                    new Strike(Instant.parse(s.path("at").asText()), s.path("reason").asText())));
    ObjectNode unknown = node.deepCopy();
    unknown.remove(FIELDS);
    return new RecordEntry(
        new PluginJar(
            node.path("file").asText(),
            node.path("sha256").asText(),
            node.path("name").asText(),
            Version.parseVersion(node.path("version").asText()),
            capabilities,
            false,
            false),
        Instant.parse(node.path("admittedAt").asText()),
        node.path("consent").asText(),
        State.valueOf(node.path("state").asText().toUpperCase(Locale.ROOT)),
        strikes,
        node.path("reason").asText(),
        unknown);
  }

  private static ObjectNode format(RecordEntry entry) {
    PluginJar jar = entry.jar();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", jar.name());
    node.put("version", jar.version().toString());
    node.put("file", jar.file());
    node.put("sha256", jar.sha256());
    node.put("admittedAt", entry.admittedAt().toString());
    var capabilities = node.putArray("capabilities");
    jar.capabilities().forEach(capabilities::add);
    node.put("consent", entry.consent());
    node.put("state", entry.state().name().toLowerCase(Locale.ROOT));
    var strikes = node.putArray("strikes");
    for (Strike strike : entry.strikes()) {
      strikes.addObject().put("at", strike.at().toString()).put("reason", strike.reason());
    }
    node.put("reason", entry.reason());
    node.setAll(entry.unknown());
    return node;
  }
}
