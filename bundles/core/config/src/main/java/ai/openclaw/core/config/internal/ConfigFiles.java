package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigIssue.Position;
import ai.openclaw.core.config.internal.FileReading.Refused;
import ai.openclaw.core.config.internal.Origin.Place;
import ai.openclaw.core.config.internal.Origin.Whole;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One reading of the configuration: the main file, its includes, and the file of our own keys
 * beside it.
 */
final class ConfigFiles {
  /** The file of keys that the reference does not know. */
  static final String OWN_FILE = "openclaw.osgi.json5";

  /** The largest main file, in MiB. */
  static final int MOST_MAIN = 8;

  static final String SYNTAX = "CONFIG_SYNTAX";
  static final String UNREADABLE = "CONFIG_UNREADABLE";

  private final Path main;
  private final Map<Path, Json5Document> replaced;
  private final Consumer<Path> opened;
  private final Map<Path, SourceFile> files = new LinkedHashMap<>();
  private final List<ConfigIssue> warnings = new ArrayList<>();

  private ConfigFiles(Path main, Map<Path, Json5Document> replaced, Consumer<Path> opened) {
    this.main = main;
    this.replaced = replaced;
    this.opened = opened;
  }

  static Path ownFile(Path main) {
    return main.resolveSibling(OWN_FILE);
  }

  /**
   * Reads everything.
   *
   * @param main the main file, absolute
   * @param replaced what counts instead of the content of a file
   * @param opened is told of every file that is looked for, whether it is there or not
   * @throws ConfigInvalidException when a file cannot be read or is not well-formed
   */
  static Loaded load(Path main, Map<Path, Json5Document> replaced, Consumer<Path> opened)
      throws ConfigInvalidException {
    return new ConfigFiles(main, replaced, opened).load();
  }

  private Loaded load() throws ConfigInvalidException {
    Part whole = root(main);
    Path own = ownFile(main);
    opened.accept(own);
    if (!own.equals(main) && exists(own)) {
      whole = whole.merge(root(own), Part.Rule.OVERLAY);
    }
    return new Loaded(
        main, Map.copyOf(files), (ObjectNode) whole.value(), whole.origin(), List.copyOf(warnings));
  }

  private boolean exists(Path file) {
    return replaced.containsKey(file) || Files.exists(file);
  }

  private Part root(Path file) throws ConfigInvalidException {
    var top = new Place(file, List.of());
    opened.accept(file);
    if (!exists(file)) {
      return new Part(JsonNodeFactory.instance.objectNode(), new Whole(top));
    }
    try {
      SourceFile source = parse(file, () -> FileReading.regular(file, MOST_MAIN));
      Part whole = new Includes(this, file).resolve(source);
      if (!whole.value().isObject()) {
        throw invalid(
            SYNTAX, List.of(), "Expected an object", Optional.of(new Position(file, 1, 1)));
      }
      return whole;
    } catch (Refused refused) {
      String message = file.getFileName() + " " + refused.reason();
      throw invalid(UNREADABLE, List.of(), message, Optional.empty());
    } catch (IOException e) {
      throw invalid(UNREADABLE, List.of(), "cannot be read: " + Reasons.of(e), Optional.empty());
    }
  }

  void opens(Path file) {
    opened.accept(file);
  }

  /** The bytes of a file. */
  interface Content {
    byte[] read() throws IOException, Refused;
  }

  /** Reads and parses a file once. */
  SourceFile parse(Path path, Content content) throws IOException, Refused, ConfigInvalidException {
    SourceFile known = files.get(path);
    if (known != null) {
      return known;
    }
    Json5Document document = replaced.get(path);
    if (document == null) {
      document = parse(path, content.read());
    }
    SourceFile file = SourceFile.of(path, document);
    files.put(path, file);
    for (Json5Document.Duplicate duplicate : document.duplicates()) {
      var at = new Position(path, duplicate.position().line(), duplicate.position().column());
      warnings.add(
          new ConfigIssue(
              "CONFIG_DUPLICATE_KEY",
              Dots.join(duplicate.path()),
              "The key is there more than once; the last value counts",
              Optional.of(at)));
    }
    return file;
  }

  private Json5Document parse(Path path, byte[] content) throws ConfigInvalidException {
    try {
      return Json5Document.parse(content);
    } catch (Json5Exception e) {
      throw invalid(
          SYNTAX,
          List.of(),
          "Not valid JSON5: expected " + e.expected() + ", found " + e.found(),
          Optional.of(new Position(path, e.line(), e.column())));
    }
  }

  ConfigInvalidException invalid(
      String code, List<String> path, String message, Optional<Position> position) {
    return new ConfigInvalidException(
        main, List.of(new ConfigIssue(code, Dots.join(path), message, position)));
  }
}
