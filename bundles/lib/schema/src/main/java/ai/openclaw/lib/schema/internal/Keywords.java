package ai.openclaw.lib.schema.internal;

import ai.openclaw.lib.schema.SchemaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Compiles the keywords of one document's schemas, in the order in which breaches are reported. */
final class Keywords {
  /** Replaces the words about a limit or pattern, where the bare rule would not tell enough. */
  private static final String HINT = "x-message";

  private static final Set<String> ANNOTATIONS =
      Set.of(
          "title",
          "description",
          "default",
          "examples",
          "format",
          "deprecated",
          "readOnly",
          "writeOnly",
          "$schema",
          "$id",
          "$comment",
          "$defs");
  private static final Set<String> OTHERS =
      Set.of(
          "type",
          "$ref",
          "const",
          "enum",
          "anyOf",
          "oneOf",
          "allOf",
          "pattern",
          "prefixItems",
          "items",
          "required",
          "propertyNames",
          "additionalProperties",
          "properties",
          "patternProperties");

  private final Compiler compiler;
  private final String document;
  private final String start;

  Keywords(Compiler compiler, String document, String start) {
    this.compiler = compiler;
    this.document = document;
    this.start = start;
  }

  /** Compiles what stands at the start pointer of the document. */
  Program compile(JsonNode schema) {
    return schema(schema, Location.ROOT);
  }

  private Program schema(JsonNode schema, Location place) {
    if (schema.isBoolean()) {
      return schema.booleanValue() ? Program.ANYTHING : Program.NOTHING;
    }
    if (!schema.isObject()) {
      throw new SchemaException(text(place), "a schema is an object, true or false");
    }
    for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
      known(keyword.getKey(), place);
    }
    var checks = new ArrayList<Check>();
    general(schema, place, checks);
    limited(schema, place, checks);
    list(schema, place, checks);
    object(schema, place, checks);
    return checks.isEmpty() ? Program.ANYTHING : new Program(checks);
  }

  private void known(String keyword, Location place) {
    if (!OTHERS.contains(keyword)
        && !ANNOTATIONS.contains(keyword)
        && !Limit.isKeyword(keyword)
        && !keyword.startsWith("x-")) {
      throw new SchemaException(text(place), "unsupported keyword \"" + keyword + "\"");
    }
  }

  private void general(JsonNode schema, Location place, List<Check> checks) {
    if (schema.has("type")) {
      checks.add(new Values.Type(types(schema.get("type"), place)));
    }
    if (schema.has("$ref")) {
      checks.add(reference(text(schema, "$ref", place), place));
    }
    if (schema.has("const")) {
      checks.add(new Values.OneOf(List.of(schema.get("const")), true));
    }
    if (schema.has("enum")) {
      checks.add(new Values.OneOf(elements(schema, "enum", place), false));
    }
    if (schema.has("anyOf")) {
      checks.add(new Branches.Any(schemas(schema, "anyOf", place)));
    }
    if (schema.has("oneOf")) {
      checks.add(new Branches.One(schemas(schema, "oneOf", place)));
    }
    if (schema.has("allOf")) {
      checks.add(new Branches.All(schemas(schema, "allOf", place)));
    }
  }

  private void limited(JsonNode schema, Location place, List<Check> checks) {
    String hint = schema.path(HINT).asText("");
    for (Limit limit : Limit.OF_NUMBERS) {
      if (schema.has(limit.keyword())) {
        checks.add(new Scalars.Range(limit, bound(schema, limit.keyword(), place), hint));
      }
    }
    for (Limit limit : Limit.OF_STRINGS) {
      if (schema.has(limit.keyword())) {
        checks.add(new Scalars.Length(limit, size(schema, limit.keyword(), place), hint));
      }
    }
    if (schema.has("pattern")) {
      String expression = text(schema, "pattern", place);
      checks.add(new Scalars.Form(expression, pattern(expression, place), hint));
    }
    for (Limit limit : Limit.OF_CONTAINERS) {
      if (schema.has(limit.keyword())) {
        checks.add(new Containers.Size(limit, size(schema, limit.keyword(), place), hint));
      }
    }
  }

  private void list(JsonNode schema, Location place, List<Check> checks) {
    List<Program> prefix =
        schema.has("prefixItems") ? schemas(schema, "prefixItems", place) : List.of();
    Program rest =
        schema.has("items") ? schema(schema.get("items"), place.child("items")) : Program.ANYTHING;
    if (!prefix.isEmpty() || rest != Program.ANYTHING) {
      checks.add(new Containers.Items(prefix, rest));
    }
  }

  private void object(JsonNode schema, Location place, List<Check> checks) {
    if (schema.has("required")) {
      checks.add(new Containers.Required(texts(elements(schema, "required", place))));
    }
    if (schema.has("propertyNames")) {
      Program names = schema(schema.get("propertyNames"), place.child("propertyNames"));
      checks.add(new Containers.Names(names));
    }
    Map<String, Program> named = children(schema, "properties", place);
    var matching = new LinkedHashMap<Pattern, Program>();
    for (Map.Entry<String, Program> one : children(schema, "patternProperties", place).entrySet()) {
      matching.put(pattern(one.getKey(), place), one.getValue());
    }
    if (schema.has("additionalProperties")) {
      Program others =
          schema(schema.get("additionalProperties"), place.child("additionalProperties"));
      if (others != Program.ANYTHING) {
        checks.add(new Containers.Others(named.keySet(), List.copyOf(matching.keySet()), others));
      }
    }
    if (!named.isEmpty()) {
      checks.add(new Containers.Named(named));
    }
    if (!matching.isEmpty()) {
      checks.add(new Containers.Matching(matching));
    }
  }

  private Map<String, Program> children(JsonNode schema, String keyword, Location place) {
    var children = new LinkedHashMap<String, Program>();
    Location parent = place.child(keyword);
    for (Map.Entry<String, JsonNode> child : schema.path(keyword).properties()) {
      children.put(child.getKey(), schema(child.getValue(), parent.child(child.getKey())));
    }
    return children;
  }

  private Reference reference(String ref, Location place) {
    int hash = ref.indexOf('#');
    String name = hash < 0 ? ref : ref.substring(0, hash);
    String pointer = hash < 0 ? "" : ref.substring(hash + 1);
    if (!pointer.isEmpty() && !pointer.startsWith("/")) {
      throw new SchemaException(text(place), "a $ref leads to a JSON pointer, not to an anchor");
    }
    return compiler.reference(document, name.isEmpty() ? document : name, pointer);
  }

  private List<Program> schemas(JsonNode schema, String keyword, Location place) {
    var programs = new ArrayList<Program>();
    Location parent = place.child(keyword);
    for (JsonNode one : elements(schema, keyword, place)) {
      programs.add(schema(one, parent.child(Integer.toString(programs.size()))));
    }
    return List.copyOf(programs);
  }

  private List<JsonNode> elements(JsonNode schema, String keyword, Location place) {
    JsonNode list = schema.get(keyword);
    if (!list.isArray()) {
      throw new SchemaException(text(place), "\"" + keyword + "\" takes a list");
    }
    var elements = new ArrayList<JsonNode>();
    list.forEach(elements::add);
    return List.copyOf(elements);
  }

  private List<JsonType> types(JsonNode type, Location place) {
    List<JsonNode> names = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(names::add);
    } else {
      names.add(type);
    }
    var types = new ArrayList<JsonType>();
    for (JsonNode name : names) {
      types.add(type(name.asText(), place));
    }
    return List.copyOf(types);
  }

  private JsonType type(String name, Location place) {
    for (JsonType type : JsonType.values()) {
      if (type != JsonType.NOT_FINITE && type.keyword().equals(name)) {
        return type;
      }
    }
    throw new SchemaException(text(place), "unknown type \"" + name + "\"");
  }

  private String text(JsonNode schema, String keyword, Location place) {
    JsonNode value = schema.get(keyword);
    if (!value.isTextual()) {
      throw new SchemaException(text(place), "\"" + keyword + "\" takes a string");
    }
    return value.textValue();
  }

  private BigDecimal bound(JsonNode schema, String keyword, Location place) {
    JsonNode value = schema.get(keyword);
    if (!value.isNumber()) {
      throw new SchemaException(text(place), "\"" + keyword + "\" takes a number");
    }
    return value.decimalValue();
  }

  private BigDecimal size(JsonNode schema, String keyword, Location place) {
    BigDecimal value = bound(schema, keyword, place);
    if (!schema.get(keyword).canConvertToExactIntegral()
        || !schema.get(keyword).canConvertToInt()
        || value.signum() < 0) {
      throw new SchemaException(text(place), "\"" + keyword + "\" takes a size");
    }
    return value;
  }

  private Pattern pattern(String expression, Location place) {
    try {
      return EcmaPattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new SchemaException(text(place), "the pattern cannot be read: " + e.getDescription());
    }
  }

  private String text(Location place) {
    var text = new StringBuilder(document).append('#').append(start);
    for (String key : place.path()) {
      text.append('/').append(key);
    }
    return text.toString();
  }

  private static List<String> texts(List<JsonNode> nodes) {
    var texts = new ArrayList<String>();
    for (JsonNode node : nodes) {
      texts.add(node.asText());
    }
    return List.copyOf(texts);
  }
}
