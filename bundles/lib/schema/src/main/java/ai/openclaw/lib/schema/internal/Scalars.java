package ai.openclaw.lib.schema.internal;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Assertions about numbers and strings; values of another type pass. */
final class Scalars {
  private Scalars() {}

  static Check number(Limit limit, BigDecimal bound, String hint) {
    return (value, at, found) -> {
      if (value.isNumber() && JsonType.of(value) != JsonType.NOT_FINITE) {
        BigDecimal number = value.decimalValue();
        int compared =
            limit == Limit.MULTIPLE_OF ? number.remainder(bound).signum() : number.compareTo(bound);
        if (limit.broken(compared)) {
          found.add(new Violation.Beyond(at, limit, bound, hint));
        }
      }
    };
  }

  static Check length(Limit limit, BigDecimal bound, String hint) {
    int characters = bound.intValueExact();
    return (value, at, found) -> {
      if (value.isTextual()) {
        String text = value.textValue();
        if (limit.broken(Integer.compare(text.codePointCount(0, text.length()), characters))) {
          found.add(new Violation.Beyond(at, limit, bound, hint));
        }
      }
    };
  }

  static Check pattern(String expression, Pattern pattern, String hint) {
    return (value, at, found) -> {
      if (value.isTextual() && !pattern.matcher(value.textValue()).find()) {
        found.add(new Violation.Mismatch(at, expression, hint));
      }
    };
  }
}
