package ai.openclaw.core.secrets.internal.surface;

import ai.openclaw.core.secrets.internal.grammar.DotPath;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the top-level credentials of a channel as those of its default account, for channels that
 * keep them there as soon as there are accounts and none of them is called {@code default}.
 */
final class AccountFolding {
  private static final String ACCOUNTS = "accounts";
  private static final String DEFAULT = "default";

  private final List<List<String>> fields;

  private AccountFolding(List<List<String>> fields) {
    this.fields = List.copyOf(fields);
  }

  static AccountFolding of(JsonNode targets) {
    var fields = new ArrayList<List<String>>();
    for (JsonNode target : targets) {
      List<String> path = List.of(target.path("path").textValue().split("\\.", -1));
      if (target.path("topFoldedIntoDefaultAccount").asBoolean() && !path.contains(ACCOUNTS)) {
        fields.add(path);
      }
    }
    return new AccountFolding(fields);
  }

  /** The tree with the values moved; the tree itself when there is nothing to move. */
  ObjectNode fold(ObjectNode tree) {
    List<List<String>> moving = fields.stream().filter(path -> moves(tree, path)).toList();
    if (moving.isEmpty()) {
      return tree;
    }
    ObjectNode folded = tree.deepCopy();
    for (List<String> path : moving) {
      if (DotPath.at(folded, path.subList(0, 2)) instanceof ObjectNode channel) {
        ObjectNode account = channel.withObjectProperty(ACCOUNTS).withObjectProperty(DEFAULT);
        JsonNode value = channel.remove(path.get(2));
        account.set(path.get(2), value);
      }
    }
    return folded;
  }

  private static boolean moves(ObjectNode tree, List<String> path) {
    JsonNode channel = DotPath.at(tree, path.subList(0, 2));
    JsonNode accounts = channel.path(ACCOUNTS);
    return path.size() == 3
        && channel.has(path.get(2))
        && accounts.isObject()
        && !accounts.has(DEFAULT);
  }
}
