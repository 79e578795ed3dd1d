package ai.openclaw.core.config.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Paths as operators write and read them. */
public final class Dots {
  /** The path of the whole. */
  public static final String ROOT = "<root>";

  private Dots() {}

  /** The keys joined by dots, {@code <root>} for none. */
  public static String join(List<String> path) {
    return path.isEmpty() ? ROOT : String.join(".", path);
  }

  /**
   * Reads {@code a.b[0]["c.d"]}; a backslash takes the next character as it is.
   *
   * @return the keys, empty when the text is no path
   */
  public static List<String> parse(String text) {
    List<String> keys = new ArrayList<>();
    var key = new StringBuilder();
    boolean open = true;
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '.') {
        if (open && key.length() == 0) {
          return List.of();
        }
        add(keys, key);
        open = true;
        at++;
      } else if (c == '[') {
        int end = text.indexOf(']', at);
        boolean quoted = at + 1 < text.length() && "\"'".indexOf(text.charAt(at + 1)) >= 0;
        if (quoted) {
          end = text.indexOf(text.charAt(at + 1) + "]", at + 2) + 1;
        }
        if (end <= at + 1 || (open && key.length() == 0 && at > 0)) {
          return List.of();
        }
        add(keys, key);
        keys.add(quoted ? text.substring(at + 2, end - 1) : text.substring(at + 1, end).strip());
        open = false;
        at = end + 1;
      } else {
        if (!open && key.length() == 0) {
          return List.of();
        }
        at += c == '\\' && at + 1 < text.length() ? 1 : 0;
        key.append(text.charAt(at));
        at++;
      }
    }
    if (open && key.length() == 0) {
      return List.of();
    }
    add(keys, key);
    return keys.contains("") ? List.of() : List.copyOf(keys);
  }

  private static void add(List<String> keys, StringBuilder key) {
    if (key.length() > 0) {
      keys.add(key.toString());
      key.setLength(0);
    }
  }

  /** The value of a path; missing when there is none. */
  public static JsonNode find(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      node = child(node, key);
    }
    return node;
  }

  private static JsonNode child(JsonNode node, String key) {
    if (node.isArray()) {
      return key.matches("0|[1-9][0-9]{0,8}") ? node.path(Integer.parseInt(key)) : node.path(-1);
    }
    return node.path(key);
  }

  /**
   * The keys of a dot path whose keys may hold dots themselves; split at each dot where the tree
   * has no such value.
   */
  static List<String> resolve(JsonNode tree, String dots) {
    if (dots.equals(ROOT) || dots.isEmpty()) {
      return List.of();
    }
    String plain = dots.replaceAll("\\[(\\d+)]", ".$1");
    List<String> keys = new ArrayList<>();
    return resolve(tree, plain, keys) ? List.copyOf(keys) : List.of(plain.split("\\.", -1));
  }

  private static boolean resolve(JsonNode node, String rest, List<String> keys) {
    for (int end = rest.indexOf('.'); end > 0; end = rest.indexOf('.', end + 1)) {
      JsonNode child = child(node, rest.substring(0, end));
      if (!child.isMissingNode()) {
        keys.add(rest.substring(0, end));
        if (resolve(child, rest.substring(end + 1), keys)) {
          return true;
        }
        keys.remove(keys.size() - 1);
      }
    }
    boolean there = !child(node, rest).isMissingNode();
    if (there) {
      keys.add(rest);
    }
    return there;
  }
}
