package ai.openclaw.core.planning.internal.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** What reading a JSON file came to. */
public sealed interface StoredJson {
  /** The largest store that is read. */
  int LARGEST = 5_242_880;

  /** There is no such file. */
  record Missing() implements StoredJson {}

  /**
   * The file cannot be used.
   *
   * @param reason why, without any of its content
   */
  record Broken(String reason) implements StoredJson {}

  /**
   * The file is JSON.
   *
   * @param tree its content; an empty object when it is JSON of another kind
   * @param object whether it is an object
   */
  record Tree(ObjectNode tree, boolean object) implements StoredJson {
    @Override
    public String toString() {
      return "Tree";
    }
  }

  /** Reads a file. */
  static StoredJson read(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Missing();
    }
    try {
      Optional<Broken> refusal = refusal(file);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      try (InputStream in = Files.newInputStream(file)) {
        byte[] content = in.readNBytes(LARGEST + 1);
        return content.length > LARGEST ? tooLarge(content.length) : parse(content);
      }
    } catch (IOException e) {
      return new Broken("it cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  /** Why a file that exists is not even opened. */
  static Optional<Broken> refusal(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Optional.of(new Broken("it is not a regular file"));
    }
    long size = Files.size(file);
    return size > LARGEST ? Optional.of(tooLarge(size)) : Optional.empty();
  }

  private static Broken tooLarge(long size) {
    return new Broken(
        "it has %d bytes, more than the %d that are read; take out what it no longer needs"
            .formatted(size, LARGEST));
  }

  /** Reads bytes. */
  static StoredJson parse(byte[] content) {
    try {
      JsonNode node =
          JsonMapper.builder()
              .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .build()
              .readTree(content);
      return node instanceof ObjectNode object
          ? new Tree(object, true)
          : node.isMissingNode()
              ? new Broken("it is empty")
              : new Tree(JsonNodeFactory.instance.objectNode(), false);
    } catch (JsonProcessingException e) {
      // Jackson's message quotes the text around a mistake, which may be a credential.
      var at = e.getLocation();
      return new Broken(
          "it is not JSON"
              + (at == null
                  ? ""
                  : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")"));
    } catch (IOException e) {
      return new Broken("it is not JSON");
    }
  }
}
