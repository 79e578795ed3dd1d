package ai.openclaw.core.secrets.internal.shield;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * How many calls a provider may get per day, counted in UTC, as {@code secrets.resolution.budget}
 * says. Immutable.
 *
 * @param each for every provider without a number of its own
 * @param own numbers by alias
 */
public record CallBudget(OptionalInt each, Map<String, Integer> own) {
  /** Copies the map. */
  public CallBudget {
    own = Map.copyOf(own);
  }

  /** Reads it; what is absent is unlimited. */
  public static CallBudget of(JsonNode budget) {
    JsonNode each = budget.path("callsPerDay");
    var own = new HashMap<String, Integer>();
    budget.path("providers").properties().forEach(e -> own.put(e.getKey(), e.getValue().asInt()));
    return new CallBudget(
        each.isInt() ? OptionalInt.of(each.intValue()) : OptionalInt.empty(), own);
  }

  /** The limit of an alias; empty when there is none. */
  public OptionalInt of(String alias) {
    Integer limit = own.get(alias);
    return limit == null ? each : OptionalInt.of(limit);
  }
}
