package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Assertions about objects and lists; values of another type pass. */
final class Containers {
  private Containers() {}

  /** The limits of the number of keys or entries. */
  record Size(Limit limit, BigDecimal bound, String hint) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      boolean list = limit == Limit.MAX_ITEMS || limit == Limit.MIN_ITEMS;
      if ((list ? value.isArray() : value.isObject())
          && limit.broken(Integer.compare(value.size(), bound.intValueExact()))) {
        found.add(new Violation.Beyond(at, limit, bound, hint));
      }
    }
  }

  /** {@code required}. */
  record Required(List<String> keys) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isObject()) {
        for (String key : keys) {
          if (!value.has(key)) {
            found.add(new Violation.Missing(at, key));
          }
        }
      }
    }
  }

  /** {@code propertyNames}. */
  record Names(Program names) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      for (Iterator<String> keys = value.fieldNames(); keys.hasNext(); ) {
        String key = keys.next();
        var why = new ArrayList<Violation>();
        names.check(TextNode.valueOf(key), at, why);
        if (!why.isEmpty()) {
          found.add(new Violation.BadName(at, key, why));
        }
      }
    }
  }

  /** {@code additionalProperties}. */
  record Others(Set<String> known, List<Pattern> patterns, Program others) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        if (!known.contains(field.getKey()) && !matches(field.getKey())) {
          if (others == Program.NOTHING) {
            found.add(new Violation.Unrecognized(at, field.getKey(), known));
          } else {
            others.check(field.getValue(), at.child(field.getKey()), found);
          }
        }
      }
    }

    private boolean matches(String key) {
      for (Pattern pattern : patterns) {
        if (pattern.matcher(key).find()) {
          return true;
        }
      }
      return false;
    }
  }

  /** {@code properties}. */
  record Named(Map<String, Program> properties) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isObject()) {
        for (Map.Entry<String, Program> property : properties.entrySet()) {
          JsonNode child = value.get(property.getKey());
          if (child != null) {
            property.getValue().check(child, at.child(property.getKey()), found);
          }
        }
      }
    }
  }

  /** {@code patternProperties}. */
  record Matching(Map<Pattern, Program> patterns) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      for (Map.Entry<Pattern, Program> pattern : patterns.entrySet()) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          if (pattern.getKey().matcher(field.getKey()).find()) {
            pattern.getValue().check(field.getValue(), at.child(field.getKey()), found);
          }
        }
      }
    }
  }

  /** {@code prefixItems} and {@code items}. */
  record Items(List<Program> prefix, Program rest) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          Program program = i < prefix.size() ? prefix.get(i) : rest;
          program.check(value.get(i), at.child(Integer.toString(i)), found);
        }
      }
    }
  }
}
