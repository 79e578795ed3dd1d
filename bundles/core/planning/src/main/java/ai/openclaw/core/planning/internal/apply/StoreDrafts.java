package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.core.planning.internal.store.LosslessJson;
import ai.openclaw.core.planning.internal.store.StoredJson;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Files as they would be; nothing is written. Used by one thread. */
final class StoreDrafts {
  private final Map<Path, Draft> drafts = new LinkedHashMap<>();
  private final Map<Path, Optional<byte[]>> before = new LinkedHashMap<>();
  private final Map<Path, StoredJson.Broken> refused = new HashMap<>();
  private final Map<Path, byte[]> texts = new LinkedHashMap<>();

  /**
   * A JSON file.
   *
   * @param old what it holds
   * @param tree what it shall hold; may be changed
   * @param problem why it cannot be used, without any of its content
   */
  record Draft(ObjectNode old, ObjectNode tree, Optional<String> problem) {
    @Override
    public String toString() {
      return "Draft";
    }
  }

  /** Opens a JSON file. */
  Draft open(Path file) throws IOException {
    Draft known = drafts.get(file);
    if (known != null) {
      return known;
    }
    Optional<byte[]> bytes = content(file);
    StoredJson.Broken refusal = refused.get(file);
    Draft draft =
        draft(
            refusal != null
                ? refusal
                : bytes.map(StoredJson::parse).orElseGet(StoredJson.Missing::new));
    drafts.put(file, draft);
    return draft;
  }

  private static Draft draft(StoredJson content) {
    if (content instanceof StoredJson.Tree tree && tree.object()) {
      return new Draft(tree.tree(), tree.tree().deepCopy(), Optional.empty());
    }
    ObjectNode empty = JsonNodeFactory.instance.objectNode();
    Optional<String> problem =
        content instanceof StoredJson.Missing
            ? Optional.empty()
            : Optional.of(
                content instanceof StoredJson.Broken broken
                    ? broken.reason()
                    : "it is no JSON object");
    return new Draft(empty, empty.deepCopy(), problem);
  }

  /** What a file holds now; empty when there is none. */
  Optional<byte[]> content(Path file) throws IOException {
    Optional<byte[]> known = before.get(file);
    if (known != null) {
      return known;
    }
    Optional<byte[]> now = now(file);
    before.put(file, now);
    return now;
  }

  private Optional<byte[]> now(Path file) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<StoredJson.Broken> refusal = StoredJson.refusal(file);
    if (refusal.isPresent()) {
      refused.put(file, refusal.get());
      return Optional.of(new byte[0]);
    }
    return Optional.of(Files.readAllBytes(file));
  }

  /** Gives a file that is no JSON another content. */
  void replace(Path file, byte[] content) {
    texts.put(file, content);
  }

  /** The new contents of the files that change. */
  Map<Path, byte[]> changes() {
    var changes = new LinkedHashMap<Path, byte[]>();
    drafts.forEach(
        (file, draft) -> {
          if (draft.problem().isEmpty() && !draft.tree().equals(draft.old())) {
            Optional<byte[]> old = before.getOrDefault(file, Optional.empty());
            changes.put(
                file,
                old.map(bytes -> LosslessJson.rewrite(bytes, draft.old(), draft.tree()))
                    .orElseGet(() -> LosslessJson.fresh(draft.tree())));
          }
        });
    changes.putAll(texts);
    return changes;
  }

  /** What the files held that were looked at. */
  Map<Path, Optional<byte[]>> before() {
    return before;
  }
}
