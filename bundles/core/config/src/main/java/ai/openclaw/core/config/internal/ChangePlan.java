package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.internal.ReloadTable.Kind;
import ai.openclaw.core.config.internal.ReloadTable.Row;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What would come of a candidate, without values.
 *
 * @param mode the mode that the candidate asks for
 * @param changes the paths that differ, in order
 * @param references the references of the candidate, all of which are resolved for it
 */
public record ChangePlan(ReloadMode mode, List<Change> changes, List<Reference> references) {
  private static final String SOCKET = "listening socket";
  private static final Set<String> REFERENCE = Set.of("source", "provider", "id");

  /** Copies the lists. */
  public ChangePlan {
    changes = List.copyOf(changes);
    references = List.copyOf(references);
  }

  /**
   * One path that differs.
   *
   * @param path the dot path
   * @param owner who owns it: the id of a channel, plugin or model provider, else {@code core}
   * @param row what the change asks for
   */
  public record Change(String path, String owner, Row row) {}

  /**
   * One reference.
   *
   * @param path the dot path of the field
   * @param ref {@code source:provider:id}
   * @param fresh whether it, or where it is resolved, is part of the change
   */
  public record Reference(String path, String ref, boolean fresh) {}

  /** Compares a candidate with what serves. */
  static ChangePlan of(ConfigSnapshot before, ConfigSnapshot after, ReloadTable table) {
    Set<String> paths = new TreeSet<>(ConfigDiff.between(before, after));
    List<Change> changes =
        paths.stream().map(path -> new Change(path, owner(path), table.of(path))).toList();
    var references = new ArrayList<Reference>();
    collect(after.source(), "", paths, references);
    return new ChangePlan(ReloadMode.of(after.effective()), changes, references);
  }

  /** Whether everything is activated again. */
  public boolean restarts() {
    return mode == ReloadMode.RESTART
        && changes.stream().anyMatch(change -> change.row().kind() != Kind.NONE);
  }

  /** Whether the gateway listens elsewhere after that, unless its command line fixes the place. */
  public boolean movesSocket() {
    return changes.stream().anyMatch(change -> change.row().action().equals(SOCKET));
  }

  private static String owner(String path) {
    List<String> keys = Dots.parse(path);
    for (List<String> prefix :
        List.of(
            List.of("channels"), List.of("plugins", "entries"), List.of("models", "providers"))) {
      int depth = prefix.size();
      if (keys.size() > depth && keys.subList(0, depth).equals(prefix)) {
        return keys.get(depth);
      }
    }
    return "core";
  }

  private static void collect(
      JsonNode node, String path, Set<String> changed, List<Reference> found) {
    if (reference(node)) {
      String ref =
          node.path("source").asText()
              + ":"
              + node.path("provider").asText("default")
              + ":"
              + node.path("id").asText();
      found.add(new Reference(path, ref, fresh(path, changed)));
      return;
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        collect(node.get(i), below(path, Integer.toString(i)), changed, found);
      }
    }
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      collect(entry.getValue(), below(path, entry.getKey()), changed, found);
    }
  }

  private static boolean reference(JsonNode node) {
    return node.isObject()
        && node.path("source").isTextual()
        && node.path("id").isTextual()
        && node.properties().stream().allMatch(entry -> REFERENCE.contains(entry.getKey()));
  }

  private static boolean fresh(String path, Set<String> changed) {
    return changed.stream()
        .anyMatch(
            one ->
                one.equals("secrets")
                    || one.startsWith("secrets.")
                    || one.equals(path)
                    || one.startsWith(path + ".")
                    || path.startsWith(one + "."));
  }

  private static String below(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
