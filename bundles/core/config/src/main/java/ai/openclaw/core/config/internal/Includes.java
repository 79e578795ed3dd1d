package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue.Position;
import ai.openclaw.core.config.internal.FileReading.Refused;
import ai.openclaw.core.config.internal.Origin.Elements;
import ai.openclaw.core.config.internal.Origin.Included;
import ai.openclaw.core.config.internal.Origin.Mixed;
import ai.openclaw.core.config.internal.Origin.Place;
import ai.openclaw.core.config.internal.Origin.Whole;
import ai.openclaw.lib.json5.Json5Document;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows {@code $include} from one file on. */
final class Includes {
  static final String KEY = "$include";
  static final String CODE = "CONFIG_INCLUDE";

  /** The most files in one chain of includes, and the largest of them in MiB. */
  static final int MOST_LEVELS = 10;

  static final int MOST_FILE = 2;

  private final ConfigFiles files;
  private final Path start;
  private final Deque<Path> chain = new ArrayDeque<>();
  private final Deque<String> path = new ArrayDeque<>();

  Includes(ConfigFiles files, Path start) {
    this.files = files;
    this.start = start;
  }

  /** The values of a file with everything included. */
  Part resolve(SourceFile file) throws ConfigInvalidException {
    var top = new Place(file.path(), List.of());
    if (file.json().findValue(KEY) == null) {
      return new Part(file.json(), new Whole(top));
    }
    return node(file, file.json(), top);
  }

  private Part node(SourceFile file, JsonNode node, Place place) throws ConfigInvalidException {
    if (path.size() > Json5Document.MAX_DEPTH) {
      throw refused(file, place, "Includes nest more than 256 levels");
    }
    if (node instanceof ObjectNode object) {
      Part own = members(file, object, place);
      JsonNode include = object.get(KEY);
      return include == null ? own : included(file, include, place, own);
    }
    return node.isArray() ? elements(file, node, place) : new Part(node, new Whole(place));
  }

  private Part members(SourceFile file, ObjectNode object, Place place)
      throws ConfigInvalidException {
    ObjectNode values = JsonNodeFactory.instance.objectNode();
    Map<String, Origin> origins = new HashMap<>();
    boolean whole = true;
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      String key = member.getKey();
      if (!key.equals(KEY)) {
        Part part = below(file, key, member.getValue(), place);
        values.set(key, part.value());
        origins.put(key, part.origin());
        whole &= part.origin() instanceof Whole;
      }
    }
    Origin origin = whole ? new Whole(place) : new Mixed(origins, List.of(place), place);
    return new Part(values, origin);
  }

  private Part elements(SourceFile file, JsonNode list, Place place) throws ConfigInvalidException {
    ArrayNode values = JsonNodeFactory.instance.arrayNode(list.size());
    List<Origin> origins = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      Part part = below(file, Integer.toString(i), list.get(i), place);
      values.add(part.value());
      origins.add(part.origin());
    }
    boolean whole = origins.stream().allMatch(Whole.class::isInstance);
    return new Part(values, whole ? new Whole(place) : new Elements(place, List.copyOf(origins)));
  }

  private Part below(SourceFile file, String key, JsonNode node, Place place)
      throws ConfigInvalidException {
    path.addLast(key);
    Part part = node(file, node, place.below(List.of(key)));
    path.removeLast();
    return part;
  }

  private Part included(SourceFile file, JsonNode include, Place place, Part own)
      throws ConfigInvalidException {
    List<String> names = new ArrayList<>();
    for (JsonNode name : include.isArray() ? include : List.of(include)) {
      if (!name.isTextual()) {
        throw refused(file, place, "$include must be a string or a list of strings");
      }
      names.add(name.textValue());
    }
    Part all = null;
    for (String name : names) {
      Part part = open(file, name, place);
      all = all == null ? part : all.merge(part, Part.Rule.INCLUDE);
    }
    if (all == null) {
      return own;
    }
    if (!own.value().isEmpty()) {
      if (!all.value().isObject()) {
        throw refused(file, place, "Keys beside $include need an included file that is an object");
      }
      all = all.merge(own, Part.Rule.INCLUDE);
    }
    return new Part(all.value(), new Included(place, all.origin()));
  }

  private Part open(SourceFile from, String name, Place place) throws ConfigInvalidException {
    if (chain.size() >= MOST_LEVELS) {
      throw refused(from, place, "More than " + MOST_LEVELS + " levels of includes");
    }
    try {
      Path root = folder(start).toRealPath();
      Path named = folder(from.path()).resolve(name).normalize();
      files.opens(named);
      Path file = named.toRealPath();
      if (!file.startsWith(root)) {
        throw new Refused("lies outside the folder of the config file");
      }
      if (chain.contains(file) || file.equals(start.toRealPath())) {
        throw new Refused("includes itself (circular include)");
      }
      SourceFile source =
          files.parse(
              file,
              () -> {
                if (FileReading.hardLinked(file)) {
                  throw new Refused("is a hard link");
                }
                return FileReading.regular(file, MOST_FILE);
              });
      chain.addLast(file);
      Part part = resolve(source);
      chain.removeLast();
      return part;
    } catch (Refused refused) {
      throw refused(from, place, "Include \"" + name + "\" " + refused.reason());
    } catch (InvalidPathException e) {
      throw refused(from, place, "Include is not a file name");
    } catch (IOException e) {
      throw refused(from, place, "Include \"" + name + "\" cannot be read: " + Reasons.of(e));
    }
  }

  private static Path folder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file : folder;
  }

  private ConfigInvalidException refused(SourceFile file, Place place, String message) {
    var at = file.document().positionOfKey(place.below(List.of(KEY)).at());
    Optional<Position> position =
        at.map(found -> new Position(file.path(), found.line(), found.column()));
    return files.invalid(CODE, List.copyOf(path), message, position);
  }
}
