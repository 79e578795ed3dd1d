package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Member;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns edits of paths into changes of one text. */
final class Editing {
  private final Json5Document document;
  private final Layout layout;

  Editing(Json5Document document) {
    this.document = document;
    this.layout = new Layout(document.text());
  }

  List<Change> set(Map<List<String>, JsonNode> values) throws Json5PathException {
    List<Change> changes = new ArrayList<>();
    Map<Integer, Additions> added = new LinkedHashMap<>();
    for (Map.Entry<List<String>, JsonNode> entry : values.entrySet()) {
      List<String> path = entry.getKey();
      if (within(path, values.keySet())) {
        throw new Json5PathException(path, "lies within another path");
      }
      List<Json5Value> chain = chain(path);
      if (chain.size() > path.size()) {
        changes.add(replace(chain, entry.getValue()));
      } else {
        added
            .computeIfAbsent(chain.get(chain.size() - 1).start(), start -> new Additions(chain))
            .put(path, entry.getValue());
      }
    }
    for (Additions one : added.values()) {
      changes.addAll(Insertion.last(layout, one.chain(), one.children()));
    }
    return changes;
  }

  List<Change> insert(List<String> path, JsonNode value) throws Json5PathException {
    List<Json5Value> chain = chain(path);
    if (chain.size() <= path.size()) {
      return set(Map.of(path, value));
    }
    List<Json5Value> parents = chain.subList(0, chain.size() - 1);
    if (path.isEmpty() || !(parents.get(parents.size() - 1) instanceof Json5List)) {
      throw new Json5PathException(path, "exists already");
    }
    return Insertion.before(layout, parents, Paths.index(path.get(path.size() - 1)), value);
  }

  List<Change> remove(Set<List<String>> paths) {
    Map<Integer, Container> containers = new LinkedHashMap<>();
    Map<Integer, TreeSet<Integer>> children = new LinkedHashMap<>();
    for (List<String> path : paths) {
      if (within(path, paths)) {
        continue;
      }
      List<Json5Value> chain = chain(path);
      if (chain.size() > path.size()) {
        Json5Value parent = chain.get(path.size() - 1);
        containers.putIfAbsent(parent.start(), new Container(parent));
        children
            .computeIfAbsent(parent.start(), start -> new TreeSet<>())
            .addAll(indexes(parent, path.get(path.size() - 1)));
      }
    }
    List<Change> changes = new ArrayList<>();
    containers.forEach(
        (start, container) ->
            changes.addAll(
                Removal.of(layout, container, children.getOrDefault(start, new TreeSet<>()))));
    return changes;
  }

  // All members of a name: an earlier one would otherwise take the place of what is removed.
  private static Set<Integer> indexes(Json5Value parent, String segment) {
    return parent instanceof Json5Object object
        ? object.indexes(segment)
        : Set.of(Paths.index(segment));
  }

  private static boolean within(List<String> path, Collection<List<String>> others) {
    for (int i = 0; i < path.size(); i++) {
      if (others.contains(path.subList(0, i))) {
        return true;
      }
    }
    return false;
  }

  private Change replace(List<Json5Value> chain, JsonNode value) throws Json5PathException {
    Json5Value old = chain.get(chain.size() - 1);
    Style style = Style.around(layout, chain);
    char first = layout.text().charAt(old.start());
    if (first == '"' || first == '\'') {
      style = style.withQuote(first);
    }
    Json5Value shape = chain.size() > 1 ? chain.get(chain.size() - 2) : old;
    boolean lines =
        layout.endBetween(old.start(), old.end()) || layout.endBetween(shape.start(), shape.end());
    String written = Renderer.render(value, style, layout.indent(old.start()), lines);
    return new Change(old.start(), old.end(), written);
  }

  /** The root and what the path leads through, as far as it exists. */
  private List<Json5Value> chain(List<String> path) {
    List<Json5Value> chain = new ArrayList<>();
    Json5Value value = document.root();
    chain.add(value);
    for (String segment : path) {
      Optional<Json5Value> next = child(value, segment);
      if (next.isEmpty()) {
        break;
      }
      value = next.get();
      chain.add(value);
    }
    return chain;
  }

  static Optional<Json5Value> child(Json5Value value, String segment) {
    if (value instanceof Json5Object object) {
      return object.member(segment).map(Member::value);
    }
    if (value instanceof Json5List list) {
      int index = Paths.index(segment);
      return index >= 0 && index < list.elements().size()
          ? Optional.of(list.elements().get(index))
          : Optional.empty();
    }
    return Optional.empty();
  }
}
