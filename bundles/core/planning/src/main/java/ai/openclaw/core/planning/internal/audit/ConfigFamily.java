package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The files that make up a configuration. */
final class ConfigFamily {
  private static final int MOST_FILES = 1000;
  private static final long MOST_BYTES = 8L << 20;

  private ConfigFamily() {}

  /** Some files, and all that they include. */
  static Set<Path> of(Path... files) {
    Set<Path> family = new LinkedHashSet<>();
    Deque<Path> open = new ArrayDeque<>(List.of(files));
    while (!open.isEmpty() && family.size() < MOST_FILES) {
      Path file = open.poll().toAbsolutePath().normalize();
      if (Files.isRegularFile(file) && family.add(file)) {
        try {
          if (Files.size(file) <= MOST_BYTES) {
            included(Json5Document.parse(Files.readAllBytes(file)).toJson(), file, open);
          }
        } catch (IOException | Json5Exception unreadable) {
          // A file that cannot be read includes nothing; the audit itself reports it.
        }
      }
    }
    return family;
  }

  private static void included(JsonNode tree, Path file, Deque<Path> open) {
    JsonNode include = tree.path("$include");
    if (include.isTextual()) {
      add(include.textValue(), file, open);
    }
    include.forEach(one -> add(one.asText(), file, open));
    if (tree.isContainerNode()) {
      tree.forEach(member -> included(member, file, open));
    }
  }

  private static void add(String include, Path file, Deque<Path> open) {
    try {
      open.add(file.resolveSibling(include));
    } catch (InvalidPathException noPath) {
      // No such file can be.
    }
  }
}
