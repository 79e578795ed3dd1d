package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.core.secrets.internal.grammar.DotPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Old paths whose values are read as if they stood at the present ones. */
final class LegacyPaths {
  private record Fold(List<String> from, List<String> to) {}

  private final List<Fold> folds;

  private LegacyPaths(List<Fold> folds) {
    this.folds = List.copyOf(folds);
  }

  static LegacyPaths of(JsonNode data) {
    var folds = new ArrayList<Fold>();
    data.forEach(
        node ->
            folds.add(
                new Fold(
                    List.of(node.path("from").textValue().split("\\.", -1)),
                    List.of(node.path("to").textValue().split("\\.", -1)))));
    return new LegacyPaths(folds);
  }

  /** The old paths. */
  List<List<String>> paths() {
    return folds.stream().map(Fold::from).toList();
  }

  /** The tree with old values moved where no present value wins; the tree itself when none is. */
  ObjectNode fold(ObjectNode tree) {
    ObjectNode folded = tree;
    boolean copied = false;
    for (Fold fold : folds) {
      JsonNode old = DotPath.at(folded, fold.from());
      if (old.isMissingNode() || old.isNull() || !free(folded, fold.to())) {
        continue;
      }
      if (!copied) {
        folded = tree.deepCopy();
        copied = true;
      }
      move(folded, fold, old);
    }
    return folded;
  }

  private static boolean free(JsonNode tree, List<String> path) {
    JsonNode node = tree;
    for (String key : path) {
      if (!node.isObject()) {
        return false;
      }
      node = node.path(key);
      if (node.isMissingNode()) {
        return true;
      }
    }
    return node.isNull() || (node.isTextual() && node.textValue().isBlank());
  }

  private static void move(ObjectNode tree, Fold fold, JsonNode value) {
    List<String> from = fold.from();
    if (DotPath.at(tree, from.subList(0, from.size() - 1)) instanceof ObjectNode parent) {
      parent.remove(from.get(from.size() - 1));
    }
    ObjectNode target = tree;
    List<String> to = fold.to();
    for (String key : to.subList(0, to.size() - 1)) {
      target = target.withObjectProperty(key);
    }
    target.set(to.get(to.size() - 1), value);
  }
}
