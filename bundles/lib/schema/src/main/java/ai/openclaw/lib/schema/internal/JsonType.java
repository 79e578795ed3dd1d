package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** The types of JSON Schema, and what JSON5 can write beyond them. */
enum JsonType {
  STRING("a string"),
  INTEGER("an integer"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  OBJECT("an object"),
  ARRAY("a list"),
  NULL("null"),
  /** NaN and the infinities: numbers for JSON5, for no schema. */
  NOT_FINITE("a finite number");

  private final String words;
  private final String keyword;

  JsonType(String words) {
    this.words = words;
    this.keyword = name().toLowerCase(Locale.ROOT);
  }

  /** How people call it. */
  String words() {
    return words;
  }

  /** How schemas call it. */
  String keyword() {
    return keyword;
  }

  static JsonType of(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING, BINARY -> STRING;
      case BOOLEAN -> BOOLEAN;
      case OBJECT, POJO -> OBJECT;
      case ARRAY -> ARRAY;
      case NULL, MISSING -> NULL;
      case NUMBER -> number(value);
    };
  }

  private static JsonType number(JsonNode value) {
    if (value.isIntegralNumber()) {
      return INTEGER;
    }
    double number = value.doubleValue();
    if (Double.isNaN(number) || (Double.isInfinite(number) && !value.isBigDecimal())) {
      return NOT_FINITE;
    }
    return number == Math.rint(number) ? INTEGER : NUMBER;
  }

  boolean accepts(JsonType found) {
    return this == found || (this == NUMBER && found == INTEGER);
  }
}
