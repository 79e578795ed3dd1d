package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/** Assertions about numbers and strings; values of another type pass. */
final class Scalars {
  private Scalars() {}

  /** The limits of a number. */
  record Range(Limit limit, BigDecimal bound, String hint) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isNumber() && JsonType.of(value) != JsonType.NOT_FINITE) {
        BigDecimal number = value.decimalValue();
        int compared =
            limit == Limit.MULTIPLE_OF ? number.remainder(bound).signum() : number.compareTo(bound);
        if (limit.broken(compared)) {
          found.add(new Violation.Beyond(at, limit, bound, hint));
        }
      }
    }
  }

  /** {@code minLength} and {@code maxLength}. */
  record Length(Limit limit, BigDecimal bound, String hint) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isTextual()) {
        String text = value.textValue();
        int characters = text.codePointCount(0, text.length());
        if (limit.broken(Integer.compare(characters, bound.intValueExact()))) {
          found.add(new Violation.Beyond(at, limit, bound, hint));
        }
      }
    }
  }

  /** {@code pattern}. */
  record Form(String expression, Pattern pattern, String hint) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isTextual() && !pattern.matcher(value.textValue()).find()) {
        found.add(new Violation.Mismatch(at, expression, hint));
      }
    }
  }
}
