package ai.openclaw.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The keys that the schema of the core knows, each with a value that it takes. */
final class SchemaKeys {
  private static final String FOLDER = "openclaw/schema/";
  private static final int DEEPEST = 8;

  private final Map<String, JsonNode> schemas = new HashMap<>();
  private final List<Key> keys = new ArrayList<>();

  /**
   * One key.
   *
   * @param path its dot path
   * @param value a value that it takes
   */
  record Key(String path, JsonNode value) {}

  private SchemaKeys() {}

  /** The keys of a bundle's schema. */
  static List<Key> of(Path bundle) throws IOException {
    var all = new SchemaKeys();
    try (JarFile jar = new JarFile(bundle.toFile())) {
      for (JarEntry entry : jar.stream().filter(SchemaKeys::schema).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          all.schemas.put(
              entry.getName().substring(FOLDER.length()), new ObjectMapper().readTree(in));
        }
      }
    }
    all.walk("", "core.json", all.schemas.getOrDefault("core.json", MissingNode.getInstance()), 0);
    return all.keys;
  }

  private static boolean schema(JarEntry entry) {
    return entry.getName().startsWith(FOLDER) && entry.getName().endsWith(".json");
  }

  /** A schema and the file that its references start from. */
  private record At(String file, JsonNode schema) {}

  private At resolve(String file, JsonNode schema) {
    At at = new At(file, schema);
    while (at.schema().has("$ref") || at.schema().has("anyOf") || at.schema().has("oneOf")) {
      JsonNode choice =
          at.schema().has("anyOf") ? at.schema().path("anyOf") : at.schema().path("oneOf");
      if (choice.isArray()) {
        at = new At(at.file(), choice.get(0));
        continue;
      }
      String ref = at.schema().path("$ref").asText();
      int hash = ref.indexOf('#');
      String target = hash == 0 ? at.file() : ref.substring(0, hash < 0 ? ref.length() : hash);
      JsonNode root = schemas.getOrDefault(target, MissingNode.getInstance());
      at = new At(target, hash < 0 ? root : root.at(ref.substring(hash + 1)));
    }
    return at;
  }

  private void walk(String path, String file, JsonNode written, int depth) {
    At at = resolve(file, written);
    JsonNode schema = at.schema();
    boolean open = schema.path("type").asText().equals("object") && !schema.has("required");
    if (depth < DEEPEST && open && schema.path("properties").size() > 0) {
      schema
          .path("properties")
          .properties()
          .forEach(
              entry ->
                  walk(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      at.file(),
                      entry.getValue(),
                      depth + 1));
    } else {
      keys.add(new Key(path, value(at.file(), schema, depth)));
    }
  }

  private JsonNode value(String file, JsonNode written, int depth) {
    At at = resolve(file, written);
    JsonNode schema = at.schema();
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (schema.has("const")) {
      return schema.path("const");
    }
    if (schema.has("enum")) {
      return schema.path("enum").get(schema.path("enum").size() - 1);
    }
    return switch (schema.path("type").asText()) {
      case "boolean" -> json.booleanNode(true);
      case "integer", "number" ->
          json.numberNode(Math.max(7, schema.path("minimum").asLong(7)) % limit(schema));
      case "array" ->
          depth < DEEPEST && schema.has("items")
              ? json.arrayNode().add(value(at.file(), schema.path("items"), depth + 1))
              : json.arrayNode();
      case "object" -> object(at, depth);
      default ->
          json.textNode(schema.path("pattern").asText().contains("{6}") ? "123456" : "every-key");
    };
  }

  private static long limit(JsonNode schema) {
    return schema.has("maximum") ? schema.path("maximum").asLong() + 1 : Long.MAX_VALUE;
  }

  private ObjectNode object(At at, int depth) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    for (JsonNode name : at.schema().path("required")) {
      JsonNode property = at.schema().path("properties").path(name.asText());
      made.set(name.asText(), value(at.file(), property, depth + 1));
    }
    JsonNode others = at.schema().path("additionalProperties");
    if (made.isEmpty() && others.isObject() && depth < DEEPEST) {
      made.set("k", value(at.file(), others, depth + 1));
    }
    return made;
  }
}
