package ai.openclaw.core.models.internal;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.SecretContent;
import ai.openclaw.core.secrets.SecretField;
import ai.openclaw.core.secrets.SecretTarget;
import ai.openclaw.core.secrets.SecretTargets;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The configured model providers with a marker in place of every reference. Made from what the
 * operator wrote, so no resolved value can get in and none that rotates or fails changes anything.
 *
 * @param providers the providers by id
 * @param managed the ids of those whose key is a reference
 */
record MarkedProviders(ObjectNode providers, Set<String> managed) {
  private static final List<String> ROOT = List.of("models", "providers");
  private static final String KEY = "apiKey";

  /** Copies the set. */
  MarkedProviders {
    managed = Set.copyOf(managed);
  }

  /** Reads a configuration. */
  static MarkedProviders of(ConfigSnapshot config, SecretTargets targets) {
    ObjectNode providers = JsonNodeFactory.instance.objectNode();
    if (config.effective().at("/models/providers") instanceof ObjectNode configured) {
      providers.setAll(configured.deepCopy());
    }
    var managed = new HashSet<String>();
    for (SecretTarget target : targets.all()) {
      if (startsWithRoot(target.field().path().segments())) {
        for (SecretField field : targets.fields(config.source(), target)) {
          mark(field, config.source(), providers, managed);
        }
      }
    }
    return new MarkedProviders(providers, managed);
  }

  private static void mark(
      SecretField field, ObjectNode source, ObjectNode providers, Set<String> managed) {
    List<String> path = field.path();
    List<String> below = path.subList(ROOT.size(), path.size());
    JsonNode parent = providers;
    for (String segment : below.subList(0, below.size() - 1)) {
      parent = child(parent, segment);
    }
    String last = below.get(below.size() - 1);
    if (!(parent instanceof ObjectNode object) || !object.has(last)) {
      return;
    }
    Optional<JsonNode> marker = marker(field, written(source, path), object.path(last));
    marker.ifPresent(value -> object.set(last, value));
    if (below.size() == 2
        && last.equals(KEY)
        && !(field.content() instanceof SecretContent.Plain)) {
      managed.add(below.get(0));
    }
  }

  /** What to write instead; empty where the value may stay. */
  private static Optional<JsonNode> marker(SecretField field, JsonNode written, JsonNode value) {
    boolean header = field.path().size() == 5 && field.path().get(3).equals("headers");
    boolean key = field.path().size() == 4 && field.path().get(3).equals(KEY);
    if (field.content() instanceof SecretContent.Reference reference) {
      SecretRef ref = reference.ref();
      if (!key && !header) {
        return Optional.of(reference(ref));
      }
      if (!ref.source().equals("env")) {
        return Optional.of(TextNode.valueOf(Markers.MANAGED));
      }
      return Optional.of(TextNode.valueOf(key ? ref.id() : Markers.HEADER_VARIABLE + ref.id()));
    }
    // A text with a variable in its middle holds the variable's value by now.
    boolean replaced = value.isTextual() && !value.equals(written);
    boolean malformed = field.content() instanceof SecretContent.Malformed;
    return replaced || malformed
        ? Optional.of(TextNode.valueOf(Markers.MANAGED))
        : Optional.empty();
  }

  private static ObjectNode reference(SecretRef ref) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", ref.source())
        .put("provider", ref.provider())
        .put("id", ref.id());
  }

  private static JsonNode written(JsonNode source, List<String> path) {
    JsonNode node = source;
    for (String segment : path) {
      node = child(node, segment);
    }
    return node;
  }

  private static JsonNode child(JsonNode parent, String segment) {
    boolean index =
        parent.isArray()
            && !segment.isEmpty()
            && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    return index && segment.length() < 9
        ? parent.path(Integer.parseInt(segment))
        : parent.path(segment);
  }

  private static boolean startsWithRoot(List<String> pattern) {
    return pattern.size() > ROOT.size() && pattern.subList(0, ROOT.size()).equals(ROOT);
  }

  /** Without the providers: plain keys may stand in them. */
  @Override
  public String toString() {
    return "MarkedProviders[" + providers.size() + "]";
  }
}
