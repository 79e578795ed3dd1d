package ai.openclaw.lib.schema.internal;

import ai.openclaw.lib.schema.SchemaException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final Map<String, Limit> NUMBER_LIMITS =
      limits(
          Limit.MAXIMUM,
          Limit.MINIMUM,
          Limit.EXCLUSIVE_MAXIMUM,
          Limit.EXCLUSIVE_MINIMUM,
          Limit.MULTIPLE_OF);
  private static final Map<String, Limit> LENGTH_LIMITS =
      limits(Limit.MAX_LENGTH, Limit.MIN_LENGTH);
  private static final Map<String, Limit> SIZE_LIMITS =
      limits(Limit.MAX_ITEMS, Limit.MIN_ITEMS, Limit.MAX_PROPERTIES, Limit.MIN_PROPERTIES);
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

  Keywords(Compiler compiler, String document) {
    this.compiler = compiler;
    this.document = document;
  }

  Program schema(JsonNode schema, String place) {
    if (schema.isBoolean()) {
      return schema.booleanValue() ? Program.ANYTHING : Program.NOTHING;
    }
    if (!schema.isObject()) {
      throw new SchemaException(place, "a schema is an object, true or false");
    }
    schema.fieldNames().forEachRemaining(keyword -> known(keyword, place));
    var checks = new ArrayList<Check>();
    general(schema, place, checks);
    limited(schema, place, checks);
    list(schema, place, checks);
    object(schema, place, checks);
    return checks.isEmpty() ? Program.ANYTHING : new Program(checks);
  }

  private static void known(String keyword, String place) {
    if (!OTHERS.contains(keyword)
        && !ANNOTATIONS.contains(keyword)
        && !NUMBER_LIMITS.containsKey(keyword)
        && !LENGTH_LIMITS.containsKey(keyword)
        && !SIZE_LIMITS.containsKey(keyword)
        && !keyword.startsWith("x-")) {
      throw new SchemaException(place, "unsupported keyword \"" + keyword + "\"");
    }
  }

  private void general(JsonNode schema, String place, List<Check> checks) {
    if (schema.has("type")) {
      checks.add(Values.type(types(schema.get("type"), place)));
    }
    if (schema.has("$ref")) {
      checks.add(compiler.reference(document, text(schema, "$ref", place), place));
    }
    if (schema.has("const")) {
      checks.add(Values.oneOf(List.of(schema.get("const")), true));
    }
    if (schema.has("enum")) {
      checks.add(Values.oneOf(elements(schema, "enum", place), false));
    }
    if (schema.has("anyOf")) {
      checks.add(Branches.any(schemas(schema, "anyOf", place)));
    }
    if (schema.has("oneOf")) {
      checks.add(Branches.one(schemas(schema, "oneOf", place)));
    }
    if (schema.has("allOf")) {
      checks.add(Branches.all(schemas(schema, "allOf", place)));
    }
  }

  private static void limited(JsonNode schema, String place, List<Check> checks) {
    String hint = schema.path(HINT).asText("");
    NUMBER_LIMITS.forEach(
        (keyword, limit) -> {
          if (schema.has(keyword)) {
            checks.add(Scalars.number(limit, bound(schema, keyword, place), hint));
          }
        });
    LENGTH_LIMITS.forEach(
        (keyword, limit) -> {
          if (schema.has(keyword)) {
            checks.add(Scalars.length(limit, size(schema, keyword, place), hint));
          }
        });
    if (schema.has("pattern")) {
      String expression = text(schema, "pattern", place);
      checks.add(Scalars.pattern(expression, pattern(expression, place), hint));
    }
    SIZE_LIMITS.forEach(
        (keyword, limit) -> {
          if (schema.has(keyword)) {
            checks.add(Containers.size(limit, size(schema, keyword, place), hint));
          }
        });
  }

  private void list(JsonNode schema, String place, List<Check> checks) {
    List<Program> prefix =
        schema.has("prefixItems") ? schemas(schema, "prefixItems", place) : List.of();
    Program rest =
        schema.has("items") ? schema(schema.get("items"), place + "/items") : Program.ANYTHING;
    if (!prefix.isEmpty() || rest != Program.ANYTHING) {
      checks.add(Containers.items(prefix, rest));
    }
  }

  private void object(JsonNode schema, String place, List<Check> checks) {
    if (schema.has("required")) {
      checks.add(
          Containers.required(
              elements(schema, "required", place).stream().map(JsonNode::asText).toList()));
    }
    if (schema.has("propertyNames")) {
      Program names = schema(schema.get("propertyNames"), place + "/propertyNames");
      checks.add(Containers.names(names));
    }
    Map<String, Program> named = children(schema, "properties", place);
    var matching = new LinkedHashMap<Pattern, Program>();
    children(schema, "patternProperties", place)
        .forEach((expression, program) -> matching.put(pattern(expression, place), program));
    if (schema.has("additionalProperties")) {
      Program others = schema(schema.get("additionalProperties"), place + "/additionalProperties");
      if (others != Program.ANYTHING) {
        checks.add(Containers.others(named.keySet(), List.copyOf(matching.keySet()), others));
      }
    }
    if (!named.isEmpty()) {
      checks.add(Containers.named(named));
    }
    if (!matching.isEmpty()) {
      checks.add(Containers.matching(matching));
    }
  }

  private Map<String, Program> children(JsonNode schema, String keyword, String place) {
    var children = new LinkedHashMap<String, Program>();
    JsonNode named = schema.path(keyword);
    named
        .properties()
        .forEach(
            child ->
                children.put(
                    child.getKey(),
                    schema(child.getValue(), place + "/" + keyword + "/" + child.getKey())));
    return children;
  }

  private List<Program> schemas(JsonNode schema, String keyword, String place) {
    var programs = new ArrayList<Program>();
    for (JsonNode one : elements(schema, keyword, place)) {
      programs.add(schema(one, place + "/" + keyword + "/" + programs.size()));
    }
    return List.copyOf(programs);
  }

  private static List<JsonNode> elements(JsonNode schema, String keyword, String place) {
    JsonNode list = schema.get(keyword);
    if (!list.isArray()) {
      throw new SchemaException(place, "\"" + keyword + "\" takes a list");
    }
    var elements = new ArrayList<JsonNode>();
    list.forEach(elements::add);
    return List.copyOf(elements);
  }

  private static List<JsonType> types(JsonNode type, String place) {
    List<JsonNode> names = new ArrayList<>();
    if (type.isArray()) {
      type.forEach(names::add);
    } else {
      names.add(type);
    }
    return names.stream().map(name -> type(name.asText(), place)).toList();
  }

  private static JsonType type(String name, String place) {
    return Arrays.stream(JsonType.values())
        .filter(type -> type != JsonType.NOT_FINITE && type.keyword().equals(name))
        .findFirst()
        .orElseThrow(() -> new SchemaException(place, "unknown type \"" + name + "\""));
  }

  private static String text(JsonNode schema, String keyword, String place) {
    JsonNode value = schema.get(keyword);
    if (!value.isTextual()) {
      throw new SchemaException(place, "\"" + keyword + "\" takes a string");
    }
    return value.textValue();
  }

  private static BigDecimal bound(JsonNode schema, String keyword, String place) {
    JsonNode value = schema.get(keyword);
    if (!value.isNumber()) {
      throw new SchemaException(place, "\"" + keyword + "\" takes a number");
    }
    return value.decimalValue();
  }

  private static BigDecimal size(JsonNode schema, String keyword, String place) {
    BigDecimal value = bound(schema, keyword, place);
    if (!schema.get(keyword).canConvertToExactIntegral()
        || !schema.get(keyword).canConvertToInt()
        || value.signum() < 0) {
      throw new SchemaException(place, "\"" + keyword + "\" takes a size");
    }
    return value;
  }

  private static Pattern pattern(String expression, String place) {
    try {
      return EcmaPattern.compile(expression);
    } catch (PatternSyntaxException e) {
      throw new SchemaException(place, "the pattern cannot be read: " + e.getDescription());
    }
  }

  private static Map<String, Limit> limits(Limit... limits) {
    var byKeyword = new LinkedHashMap<String, Limit>();
    for (Limit limit : limits) {
      byKeyword.put(limit.keyword(), limit);
    }
    return byKeyword;
  }
}
