package ai.openclaw.core.config.internal.schema;

import ai.openclaw.core.config.SchemaDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Makes one document of the schemas of many bundles. The documents go below {@code $defs} and refer
 * to each other there, so that nothing is repeated and what is recursive stays so. Used once.
 */
final class Composer {
  private static final String DEFS = "$defs";
  private static final String REF = "$ref";
  private static final String ANY = "*";
  private static final Set<String> LEFT_OUT = Set.of("$schema", "$id", "$comment");

  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode documents = JsonNodeFactory.instance.objectNode();
  private final Map<Contribution.Document, String> names = new LinkedHashMap<>();

  private Composer() {}

  /** Composes; what cannot be read is left out. */
  static SchemaDocument compose(Collection<Contribution> contributions) {
    var composer = new Composer();
    composer.root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    contributions.stream()
        .sorted(
            Comparator.comparingInt((Contribution one) -> one.path().segments().size())
                .thenComparing(one -> one.path().toString()))
        .forEach(composer::add);
    composer.keepReferenced();
    return new SchemaDocument(composer.root, Hints.of(composer.root), Instant.now());
  }

  private void add(Contribution contribution) {
    try {
      String name = load(contribution.document());
      List<String> path = contribution.path().segments();
      if (path.isEmpty()) {
        ((ObjectNode) documents.get(name))
            .properties()
            .forEach(
                field -> {
                  if (!field.getKey().equals(DEFS)) {
                    root.set(field.getKey(), field.getValue().deepCopy());
                  }
                });
      } else {
        graft(path, JsonNodeFactory.instance.objectNode().put(REF, pointer(name)));
      }
    } catch (IOException unreadable) {
      contribution.giveUp(unreadable.getMessage());
    }
  }

  /** Puts a document and those that it refers to below {@code $defs}. */
  private String load(Contribution.Document document) throws IOException {
    String known = names.get(document);
    if (known != null) {
      return known;
    }
    JsonNode content = document.read();
    if (!content.isObject()) {
      throw new IOException("the schema is no object");
    }
    String name = document.name();
    while (documents.has(name)) {
      name += "'";
    }
    names.put(document, name);
    ObjectNode copy = content.deepCopy();
    documents.set(name, copy);
    pointInside(copy, document, name);
    return name;
  }

  private void pointInside(JsonNode node, Contribution.Document document, String name)
      throws IOException {
    if (node instanceof ObjectNode object) {
      object.remove(LEFT_OUT);
      JsonNode ref = object.path(REF);
      if (ref.isTextual()) {
        object.put(REF, inside(ref.textValue(), document, name));
      }
    }
    for (JsonNode child : node) {
      pointInside(child, document, name);
    }
  }

  private String inside(String ref, Contribution.Document document, String name)
      throws IOException {
    int hash = ref.indexOf('#');
    String fragment = hash < 0 ? "" : ref.substring(hash + 1);
    String beside = hash < 0 ? ref : ref.substring(0, hash);
    return pointer(beside.isEmpty() ? name : load(document.beside(beside))) + fragment;
  }

  private static String pointer(String name) {
    return "#/" + DEFS + "/" + name;
  }

  private void graft(List<String> path, ObjectNode schema) {
    ObjectNode node = root;
    for (String segment : path.subList(0, path.size() - 1)) {
      ObjectNode parent = node;
      ObjectNode child = child(node, segment).map(this::inlined).orElseGet(root::objectNode);
      put(parent, segment, child);
      node = child;
    }
    String last = path.get(path.size() - 1);
    Optional<ObjectNode> known = child(node, last).map(this::inlined);
    if (known.isEmpty() || plain(known.get())) {
      put(node, last, schema);
    } else {
      ObjectNode both = root.objectNode();
      both.putArray("allOf").add(known.get()).add(schema);
      put(node, last, both);
    }
  }

  /** Whether it says no more than that a value is an object. */
  private static boolean plain(ObjectNode schema) {
    return schema.isEmpty()
        || (schema.size() == 1 && schema.path("type").asText().equals("object"));
  }

  private static Optional<ObjectNode> child(ObjectNode node, String segment) {
    JsonNode any = node.has("items") ? node.path("items") : node.path("additionalProperties");
    JsonNode named = segment.equals(ANY) ? any : node.path("properties").path(segment);
    JsonNode child = named.isMissingNode() ? any : named;
    return child instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
  }

  private static void put(ObjectNode node, String segment, ObjectNode child) {
    if (!segment.equals(ANY)) {
      node.withObjectProperty("properties").set(segment, child);
    } else {
      node.set(node.has("items") ? "items" : "additionalProperties", child);
    }
  }

  /** A copy that can be added to without changing what others refer to. */
  private ObjectNode inlined(ObjectNode node) {
    JsonNode ref = node.path(REF);
    if (!ref.isTextual()) {
      return node.deepCopy();
    }
    String within = ref.textValue().substring(("#/" + DEFS).length());
    return documents.at(within) instanceof ObjectNode target ? inlined(target) : node.deepCopy();
  }

  private void keepReferenced() {
    Set<String> kept = new HashSet<>();
    Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      for (JsonNode ref : open.pop().findValues(REF)) {
        String name = ref.asText().substring(pointer("").length());
        int slash = name.indexOf('/');
        name = slash < 0 ? name : name.substring(0, slash);
        if (documents.has(name) && kept.add(name)) {
          open.push(documents.get(name));
        }
      }
    }
    ObjectNode definitions = root.putObject(DEFS);
    kept.stream().sorted().forEach(name -> definitions.set(name, documents.get(name)));
  }
}
