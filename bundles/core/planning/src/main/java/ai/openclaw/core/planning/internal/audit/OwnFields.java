package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.residue.KnownSecret;
import ai.openclaw.core.planning.residue.OwnPlaces;
import ai.openclaw.core.planning.residue.OwnPlaces.Range;
import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Exception;
import ai.openclaw.lib.json5.Json5Value;
import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;

/** Tells which bytes of a JSON file are fields that secrets belong to. */
final class OwnFields {
  private static final OwnPlaces NONE = new OwnPlaces.Parts(List.of());

  private final List<KnownSecret> secrets;
  private final Path config;
  private final Set<String> variables;

  /**
   * Creates it.
   *
   * @param secrets the values with their fields
   * @param config the main configuration file
   * @param variables the variables that references take
   */
  OwnFields(List<KnownSecret> secrets, Path config, Set<String> variables) {
    this.secrets = secrets;
    this.config = config;
    this.variables = variables;
  }

  /** The fields of a store. */
  OwnPlaces ofStore(Path file) {
    List<String> paths =
        secrets.stream()
            .map(KnownSecret::place)
            .filter(place -> place.file().equals(file))
            .map(place -> place.path())
            .toList();
    return places(file, (path, value) -> paths.contains(path));
  }

  /**
   * The fields of a file of the configuration. An included file has the end of a path only, and a
   * field in an old or a shorter place is known by its key, its value and where it begins.
   */
  OwnPlaces ofConfig(Path file) {
    return places(file, this::configured);
  }

  private boolean configured(String path, String value) {
    String name = last(path);
    if ((path.equals("env." + name) || path.equals("env.vars." + name))
        && variables.contains(name)) {
      return true;
    }
    return secrets.stream()
        .filter(secret -> secret.place().file().equals(config))
        .anyMatch(secret -> sameField(secret, path, value));
  }

  private static boolean sameField(KnownSecret secret, String path, String value) {
    String known = secret.place().path();
    if (known.equals(path) || known.endsWith("." + path)) {
      return true;
    }
    boolean folded =
        path.startsWith("tools.web.")
            || (path.startsWith("channels.") && head(path).equals(head(known)));
    return folded
        && last(path).equals(last(known))
        && secret.value().isText()
        && secret.value().revealText().equals(value);
  }

  private static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /** The first two keys. */
  private static String head(String path) {
    int dot = path.indexOf('.', path.indexOf('.') + 1);
    return dot < 0 ? path : path.substring(0, dot);
  }

  private static OwnPlaces places(Path file, BiPredicate<String, String> own) {
    try {
      Json5Document document = Json5Document.parse(Files.readAllBytes(file));
      var spans = new ArrayList<int[]>();
      collect(document, document.root(), "", own, spans);
      return new OwnPlaces.Parts(ranges(document.text(), spans));
    } catch (IOException | Json5Exception unreadable) {
      return NONE;
    }
  }

  private static void collect(
      Json5Document document,
      Json5Value value,
      String path,
      BiPredicate<String, String> own,
      List<int[]> spans) {
    boolean container = value instanceof Json5Object || value instanceof Json5List;
    if (!path.isEmpty() && own.test(path, container ? "" : document.toJson(value).asText())) {
      spans.add(new int[] {value.start(), value.end()});
    } else if (value instanceof Json5Object object) {
      object
          .members()
          .forEach(one -> collect(document, one.value(), join(path, one.name()), own, spans));
    } else if (value instanceof Json5List list) {
      for (int i = 0; i < list.elements().size(); i++) {
        String index = Integer.toString(i);
        collect(document, list.elements().get(i), join(path, index), own, spans);
      }
    }
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** Spans come in the order of the text, so that it is encoded once. */
  private static List<Range> ranges(String text, List<int[]> spans) {
    var ranges = new ArrayList<Range>();
    int at = 0;
    long bytes = 0;
    for (int[] span : spans) {
      long from = bytes + length(text, at, span[0]);
      bytes = from + length(text, span[0], span[1]);
      at = span[1];
      ranges.add(new Range(from, bytes));
    }
    return ranges;
  }

  private static int length(String text, int from, int to) {
    return text.substring(from, to).getBytes(StandardCharsets.UTF_8).length;
  }
}
