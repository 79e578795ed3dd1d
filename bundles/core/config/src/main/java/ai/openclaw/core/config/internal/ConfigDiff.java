package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what differs between two trees, as deep as the difference. Lists differ as a whole. */
final class ConfigDiff {
  private static final JsonNode NOTHING = JsonNodeFactory.instance.missingNode();

  private final Set<String> paths = new TreeSet<>();
  private final Deque<String> path = new ArrayDeque<>();

  private ConfigDiff() {}

  /** The dot paths whose values differ. */
  static Set<String> between(JsonNode before, JsonNode after) {
    var diff = new ConfigDiff();
    diff.compare(before, after);
    return diff.paths;
  }

  /** The same for what is written and for what it comes to. */
  static Set<String> between(ConfigSnapshot before, ConfigSnapshot after) {
    Set<String> paths = between(before.source(), after.source());
    paths.addAll(between(before.effective(), after.effective()));
    return Set.copyOf(paths);
  }

  private void compare(JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    boolean deeper =
        (before.isObject() || before.isMissingNode())
            && (after.isObject() || after.isMissingNode());
    if (!deeper || (before.isEmpty() && after.isEmpty())) {
      paths.add(Dots.join(List.copyOf(path)));
      return;
    }
    Set<String> keys = new TreeSet<>();
    before.fieldNames().forEachRemaining(keys::add);
    after.fieldNames().forEachRemaining(keys::add);
    for (String key : keys) {
      path.addLast(key);
      compare(
          before.has(key) ? before.get(key) : NOTHING, after.has(key) ? after.get(key) : NOTHING);
      path.removeLast();
    }
  }
}
