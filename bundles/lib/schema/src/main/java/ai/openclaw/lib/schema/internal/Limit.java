package ai.openclaw.lib.schema.internal;

import java.util.List;

/** The keywords that limit a number or a size, and their words in both styles. */
enum Limit {
  MAXIMUM("maximum", "must be <= %s", "expected at most %s"),
  MINIMUM("minimum", "must be >= %s", "expected at least %s"),
  EXCLUSIVE_MAXIMUM("exclusiveMaximum", "must be < %s", "expected less than %s"),
  EXCLUSIVE_MINIMUM("exclusiveMinimum", "must be > %s", "expected more than %s"),
  MULTIPLE_OF("multipleOf", "must be multiple of %s", "expected a multiple of %s"),
  MAX_LENGTH(
      "maxLength", "must NOT have more than %s characters", "expected at most %s characters"),
  MIN_LENGTH(
      "minLength", "must NOT have fewer than %s characters", "expected at least %s characters"),
  MAX_ITEMS("maxItems", "must NOT have more than %s items", "expected at most %s entries"),
  MIN_ITEMS("minItems", "must NOT have fewer than %s items", "expected at least %s entries"),
  MAX_PROPERTIES(
      "maxProperties", "must NOT have more than %s properties", "expected at most %s keys"),
  MIN_PROPERTIES(
      "minProperties", "must NOT have fewer than %s properties", "expected at least %s keys");

  /** Those of numbers, in the order in which breaches are reported. */
  static final List<Limit> OF_NUMBERS =
      List.of(MAXIMUM, MINIMUM, EXCLUSIVE_MAXIMUM, EXCLUSIVE_MINIMUM, MULTIPLE_OF);

  /** Those of strings. */
  static final List<Limit> OF_STRINGS = List.of(MAX_LENGTH, MIN_LENGTH);

  /** Those of lists and objects. */
  static final List<Limit> OF_CONTAINERS =
      List.of(MAX_ITEMS, MIN_ITEMS, MAX_PROPERTIES, MIN_PROPERTIES);

  private final String keyword;
  private final String protocol;
  private final String config;

  Limit(String keyword, String protocol, String config) {
    this.keyword = keyword;
    this.protocol = protocol;
    this.config = config;
  }

  static boolean isKeyword(String keyword) {
    for (Limit limit : values()) {
      if (limit.keyword.equals(keyword)) {
        return true;
      }
    }
    return false;
  }

  /** How schemas call it. */
  String keyword() {
    return keyword;
  }

  String protocol(String bound) {
    return String.format(protocol, bound);
  }

  String config(String bound) {
    return "1".equals(bound) && this != MAXIMUM && this != MINIMUM
        ? String.format(config, bound)
            .replace("characters", "character")
            .replace("entries", "entry")
            .replace("keys", "key")
        : String.format(config, bound);
  }

  /** Whether a comparison of the value with the bound is a breach. */
  boolean broken(int valueComparedWithBound) {
    return switch (this) {
      case MAXIMUM, MAX_LENGTH, MAX_ITEMS, MAX_PROPERTIES -> valueComparedWithBound > 0;
      case MINIMUM, MIN_LENGTH, MIN_ITEMS, MIN_PROPERTIES -> valueComparedWithBound < 0;
      case EXCLUSIVE_MAXIMUM -> valueComparedWithBound >= 0;
      case EXCLUSIVE_MINIMUM -> valueComparedWithBound <= 0;
      case MULTIPLE_OF -> valueComparedWithBound != 0;
    };
  }
}
