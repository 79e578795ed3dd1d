package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a JSON5 document that an operator hands over. */
final class InputDocument {
  private static final int LARGEST = 2 * 1024 * 1024;

  private InputDocument() {}

  static JsonNode file(Path file, String name) throws RefusedInputException {
    try (InputStream in = Files.newInputStream(file)) {
      return stream(in, name + " " + file);
    } catch (IOException e) {
      throw new RefusedInputException(
          CommandFailure.of(
              "CONFIG_INPUT_UNREADABLE",
              "%s cannot be read: %s".formatted(file, e.getClass().getSimpleName()),
              "check the path and its permissions"));
    }
  }

  static JsonNode stream(InputStream in, String name) throws IOException, RefusedInputException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new RefusedInputException(
          CommandFailure.of("CONFIG_INPUT_UNREADABLE", name + " is larger than 2 MiB"));
    }
    return parse(new String(bytes, StandardCharsets.UTF_8), name);
  }

  static JsonNode parse(String text, String name) throws RefusedInputException {
    try {
      return Json5Document.parse(text).toJson();
    } catch (Json5Exception e) {
      throw new RefusedInputException(
          CommandFailure.of("CONFIG_INPUT_UNREADABLE", name + " is not JSON5: " + e.getMessage()));
    }
  }
}
