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

  static Check size(Limit limit, BigDecimal bound, String hint) {
    int size = bound.intValueExact();
    boolean list = limit == Limit.MAX_ITEMS || limit == Limit.MIN_ITEMS;
    return (value, at, found) -> {
      if ((list ? value.isArray() : value.isObject())
          && limit.broken(Integer.compare(value.size(), size))) {
        found.add(new Violation.Beyond(at, limit, bound, hint));
      }
    };
  }

  static Check required(List<String> keys) {
    return (value, at, found) -> {
      if (value.isObject()) {
        for (String key : keys) {
          if (!value.has(key)) {
            found.add(new Violation.Missing(at, key));
          }
        }
      }
    };
  }

  static Check names(Program names) {
    return (value, at, found) -> {
      if (value.isObject()) {
        for (Iterator<String> keys = value.fieldNames(); keys.hasNext(); ) {
          String key = keys.next();
          var why = new ArrayList<Violation>();
          names.check(TextNode.valueOf(key), at, why);
          if (!why.isEmpty()) {
            found.add(new Violation.BadName(at, key, why));
          }
        }
      }
    };
  }

  /** Keys that no other keyword names; {@code others} is absent where they are refused. */
  static Check others(Set<String> known, List<Pattern> patterns, Program others) {
    return (value, at, found) -> {
      if (value.isObject()) {
        for (Map.Entry<String, JsonNode> field : value.properties()) {
          if (!known.contains(field.getKey()) && !matches(field.getKey(), patterns)) {
            if (others == Program.NOTHING) {
              found.add(new Violation.Unrecognized(at, field.getKey(), known));
            } else {
              others.check(field.getValue(), at.child(field.getKey()), found);
            }
          }
        }
      }
    };
  }

  static Check named(Map<String, Program> properties) {
    return (value, at, found) -> {
      if (value.isObject()) {
        properties.forEach(
            (key, program) -> {
              JsonNode child = value.get(key);
              if (child != null) {
                program.check(child, at.child(key), found);
              }
            });
      }
    };
  }

  static Check matching(Map<Pattern, Program> patterns) {
    return (value, at, found) -> {
      if (value.isObject()) {
        patterns.forEach(
            (pattern, program) -> {
              for (Map.Entry<String, JsonNode> field : value.properties()) {
                if (pattern.matcher(field.getKey()).find()) {
                  program.check(field.getValue(), at.child(field.getKey()), found);
                }
              }
            });
      }
    };
  }

  static Check items(List<Program> prefix, Program rest) {
    return (value, at, found) -> {
      if (value.isArray()) {
        for (int i = 0; i < value.size(); i++) {
          Program program = i < prefix.size() ? prefix.get(i) : rest;
          program.check(value.get(i), at.child(Integer.toString(i)), found);
        }
      }
    };
  }

  private static boolean matches(String key, List<Pattern> patterns) {
    for (Pattern pattern : patterns) {
      if (pattern.matcher(key).find()) {
        return true;
      }
    }
    return false;
  }
}
