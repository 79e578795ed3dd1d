package ai.openclaw.core.config.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * Which places of the configuration a schema is about. Immutable.
 *
 * @param segments keys from the root, {@code *} for any one key or index
 */
record PathTemplate(List<String> segments) {
  private static final String ANY = "*";

  PathTemplate {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a dot path.
   *
   * @throws IllegalArgumentException when a segment is empty
   */
  static PathTemplate parse(String text) {
    if (text.isEmpty()) {
      return new PathTemplate(List.of());
    }
    List<String> segments = List.of(text.split("\\.", -1));
    if (segments.contains("")) {
      throw new IllegalArgumentException("the path \"" + text + "\" has an empty segment");
    }
    return new PathTemplate(segments);
  }

  boolean startsWith(List<String> path) {
    return segments.size() >= path.size() && segments.subList(0, path.size()).equals(path);
  }

  /** Whether it lies in the subtree that one channel or one plugin owns. */
  boolean belongsToOneOwner() {
    int owner = startsWith(Owners.CHANNELS) ? 1 : startsWith(Owners.PLUGINS) ? 2 : -1;
    return owner > 0 && segments.size() > owner && !segments.get(owner).equals(ANY);
  }

  /** Calls back with every place that the configuration has. */
  void each(JsonNode root, BiConsumer<List<String>, JsonNode> place) {
    walk(root, 0, new ArrayList<>(), place);
  }

  private void walk(
      JsonNode node, int depth, List<String> path, BiConsumer<List<String>, JsonNode> place) {
    if (depth == segments.size()) {
      place.accept(List.copyOf(path), node);
      return;
    }
    String segment = segments.get(depth);
    if (node.isObject()) {
      node.properties()
          .forEach(
              field -> {
                if (segment.equals(ANY) || segment.equals(field.getKey())) {
                  step(field.getKey(), field.getValue(), depth, path, place);
                }
              });
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        String index = Integer.toString(i);
        if (segment.equals(ANY) || segment.equals(index)) {
          step(index, node.get(i), depth, path, place);
        }
      }
    }
  }

  private void step(
      String key,
      JsonNode child,
      int depth,
      List<String> path,
      BiConsumer<List<String>, JsonNode> place) {
    path.add(key);
    walk(child, depth + 1, path, place);
    path.remove(path.size() - 1);
  }

  @Override
  public String toString() {
    return segments.isEmpty() ? "<root>" : String.join(".", segments);
  }
}
