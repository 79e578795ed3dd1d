package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.internal.Origin.Joined;
import ai.openclaw.core.config.internal.Origin.Mixed;
import ai.openclaw.core.config.internal.Origin.Over;
import ai.openclaw.core.config.internal.Origin.Piece;
import ai.openclaw.core.config.internal.Origin.Place;
import ai.openclaw.core.config.internal.Origin.Whole;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A value and where it comes from.
 *
 * @param value the value
 * @param origin its origin
 */
record Part(JsonNode value, Origin origin) {
  /** How two parts become one. */
  enum Rule {
    /** Lists are joined; new members go to the upper object. */
    INCLUDE,
    /** Lists are replaced; new members go to the lower object. */
    OVERLAY
  }

  /** This part with another one merged over it: objects member by member, the rest replaced. */
  Part merge(Part above, Rule rule) {
    if (value.isObject() && above.value.isObject()) {
      return objects(above, rule);
    }
    if (value.isArray() && above.value.isArray() && rule == Rule.INCLUDE) {
      ArrayNode joined = JsonNodeFactory.instance.arrayNode();
      joined.addAll((ArrayNode) value).addAll((ArrayNode) above.value);
      List<Piece> pieces = new ArrayList<>(pieces());
      pieces.addAll(above.pieces());
      return new Part(joined, new Joined(List.copyOf(pieces)));
    }
    return new Part(above.value, new Over(above.origin, origin));
  }

  private Part objects(Part above, Rule rule) {
    ObjectNode merged = JsonNodeFactory.instance.objectNode();
    Map<String, Origin> origins = new HashMap<>();
    value.fieldNames().forEachRemaining(key -> child(key).addTo(key, merged, origins));
    above
        .value
        .fieldNames()
        .forEachRemaining(
            key -> {
              Part child = above.child(key);
              Part both = merged.has(key) ? child(key).merge(child, rule) : child;
              both.addTo(key, merged, origins);
            });
    List<Place> places = new ArrayList<>(origin.all(List.of()));
    places.addAll(above.origin.all(List.of()));
    Origin adds = rule == Rule.INCLUDE ? above.origin : origin;
    return new Part(
        merged, new Mixed(Map.copyOf(origins), List.copyOf(places), adds.shown(List.of())));
  }

  private void addTo(String key, ObjectNode merged, Map<String, Origin> origins) {
    merged.set(key, value);
    origins.put(key, origin);
  }

  private Part child(String key) {
    Optional<Origin> known = origin.child(key);
    return new Part(value.get(key), known.orElseGet(() -> new Whole(origin.shown(List.of()))));
  }

  private List<Piece> pieces() {
    return origin instanceof Joined joined
        ? joined.pieces()
        : List.of(new Piece(origin, value.size()));
  }
}
