package ai.openclaw.lib.json5;

import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Member;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns an edit of a path into changes of the text. */
final class Editing {
  private Editing() {}

  static List<Change> set(Json5Document document, List<String> path, JsonNode value)
      throws Json5PathException {
    List<Json5Value> chain = chain(document, path);
    if (chain.size() > path.size()) {
      return List.of(replace(document, chain, value));
    }
    int known = chain.size() - 1;
    Json5Value parent = chain.get(known);
    if (parent instanceof Json5List list
        && Paths.index(path.get(known)) != list.elements().size()) {
      throw new Json5PathException(
          path.subList(0, known + 1), "the list has " + list.elements().size() + " elements");
    }
    return add(document, chain, path, value);
  }

  static List<Change> insert(Json5Document document, List<String> path, JsonNode value)
      throws Json5PathException {
    List<Json5Value> chain = chain(document, path);
    if (chain.size() <= path.size()) {
      return set(document, path, value);
    }
    List<Json5Value> parents = chain.subList(0, chain.size() - 1);
    if (path.isEmpty() || !(parents.get(parents.size() - 1) instanceof Json5List)) {
      throw new Json5PathException(path, "exists already");
    }
    return Insertion.at(
        document, parents, Paths.index(path.get(path.size() - 1)), Optional.empty(), value);
  }

  static List<Change> remove(Json5Document document, List<String> path) throws Json5PathException {
    List<Json5Value> chain = chain(document, path);
    Json5Value parent = chain.get(path.size() - 1);
    String last = path.get(path.size() - 1);
    if (parent instanceof Json5Object object) {
      int index = object.members().indexOf(object.member(last).orElseThrow());
      return Removal.of(document.text(), Container.of(object), index);
    }
    return Removal.of(document.text(), Style.container(parent), Paths.index(last));
  }

  private static Change replace(Json5Document document, List<Json5Value> chain, JsonNode value)
      throws Json5PathException {
    Json5Value old = chain.get(chain.size() - 1);
    String text = document.text();
    Style style = Style.around(document, chain);
    char first = text.charAt(old.start());
    if (first == '"' || first == '\'') {
      style = style.withQuote(first);
    }
    Json5Value shape = chain.size() > 1 ? chain.get(chain.size() - 2) : old;
    boolean lines =
        Trivia.lineEndBetween(text, old.start(), old.end())
            || Trivia.lineEndBetween(text, shape.start(), shape.end());
    String written = Renderer.render(value, style, Trivia.indent(text, old.start()), lines);
    return new Change(old.start(), old.end(), written);
  }

  private static List<Change> add(
      Json5Document document, List<Json5Value> chain, List<String> path, JsonNode value)
      throws Json5PathException {
    int known = chain.size() - 1;
    JsonNode wrapped = value;
    for (int i = path.size() - 1; i > known; i--) {
      String segment = path.get(i);
      wrapped =
          segment.equals("0")
              ? JsonNodeFactory.instance.arrayNode().add(wrapped)
              : JsonNodeFactory.instance.objectNode().set(segment, wrapped);
    }
    Json5Value parent = chain.get(known);
    if (parent instanceof Json5Object object) {
      return Insertion.at(
          document, chain, object.members().size(), Optional.of(path.get(known)), wrapped);
    }
    if (parent instanceof Json5List list) {
      return Insertion.at(document, chain, list.elements().size(), Optional.empty(), wrapped);
    }
    throw new Json5PathException(path.subList(0, known), "is neither an object nor a list");
  }

  /** The root and what the path leads through, as far as it exists. */
  private static List<Json5Value> chain(Json5Document document, List<String> path) {
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
