package ai.openclaw.core.models.internal;

import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** One {@code models.json}. */
final class ModelsFile {
  private static final long LARGEST = 5_242_880;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();
  private static final ObjectWriter WRITER =
      JSON.writer(
          new DefaultPrettyPrinter(
                  Separators.createDefaultInstance()
                      .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                      .withObjectEmptySeparator("")
                      .withArrayEmptySeparator(""))
              .withObjectIndenter(new DefaultIndenter("  ", "\n"))
              .withArrayIndenter(new DefaultIndenter("  ", "\n")));

  private final Path file;

  ModelsFile(Path file) {
    this.file = file;
  }

  Path path() {
    return file;
  }

  boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Brings the file up to date.
   *
   * @param merge whether what it holds stays where the configuration says nothing
   * @return whether it was written
   * @throws IOException when it cannot be written; then it is as before
   */
  boolean update(MarkedProviders configured, boolean merge) throws IOException {
    byte[] present = present();
    JsonNode existing = merge ? tree(present) : MissingNode.getInstance();
    ObjectNode next = JsonNodeFactory.instance.objectNode();
    next.set("providers", Merge.into(existing, configured));
    byte[] content = bytes(next);
    if (Arrays.equals(present, content)) {
      restrict();
      return false;
    }
    Path folder = file.getParent();
    if (folder != null) {
      AtomicFile.folder(folder);
    }
    AtomicFile.write(file, content);
    return true;
  }

  /** Deletes what a killed gateway left beside the file. */
  void sweep() throws IOException {
    AtomicFile.sweep(file);
  }

  private byte[] present() throws IOException {
    if (!exists()) {
      return new byte[0];
    }
    if (!Files.isRegularFile(file)) {
      throw new FileSystemException(file.toString(), null, "not a regular file");
    }
    if (Files.size(file) > LARGEST) {
      throw new FileSystemException(file.toString(), null, "larger than " + LARGEST + " bytes");
    }
    return Files.readAllBytes(file);
  }

  // What is broken holds nothing worth keeping: it is generated.
  private static JsonNode tree(byte[] content) throws IOException {
    try {
      return JSON.readTree(content);
    } catch (JsonProcessingException broken) {
      return MissingNode.getInstance();
    }
  }

  private static byte[] bytes(ObjectNode tree) throws IOException {
    byte[] text = WRITER.writeValueAsBytes(tree);
    byte[] line = Arrays.copyOf(text, text.length + 1);
    line[text.length] = '\n';
    return line;
  }

  private void restrict() throws IOException {
    var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (view != null && !view.readAttributes().permissions().equals(OWNER_ONLY)) {
      view.setPermissions(OWNER_ONLY);
    }
  }
}
