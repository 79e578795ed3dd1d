package ai.openclaw.core.secrets.internal.grammar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.regex.Pattern;

/** Paths of fields: lists of keys, shown with dots between them. */
public final class DotPath {
  private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

  private DotPath() {}

  /** The text of a path. */
  public static String text(List<String> segments) {
    return String.join(".", segments);
  }

  /** The node at a path, a missing node when there is none. */
  public static JsonNode at(JsonNode tree, List<String> segments) {
    JsonNode node = tree;
    for (String segment : segments) {
      node = child(node, segment);
    }
    return node;
  }

  /** The node at a path of keys. */
  public static JsonNode at(JsonNode tree, String... segments) {
    return at(tree, List.of(segments));
  }

  private static JsonNode child(JsonNode node, String segment) {
    if (node.isObject()) {
      return node.path(segment);
    }
    if (node.isArray() && INDEX.matcher(segment).matches()) {
      return node.path(Integer.parseInt(segment));
    }
    return MissingNode.getInstance();
  }
}
