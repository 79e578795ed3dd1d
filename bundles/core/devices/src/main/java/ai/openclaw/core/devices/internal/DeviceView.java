package ai.openclaw.core.devices.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What operators see of devices: everything but the tokens. */
final class DeviceView {
  private static final List<String> TOKEN_FIELDS =
      List.of("role", "scopes", "createdAtMs", "rotatedAtMs", "revokedAtMs", "lastUsedAtMs");

  private DeviceView() {}

  /** A paired device. */
  static ObjectNode of(ObjectNode entry) {
    ObjectNode view = entry.deepCopy();
    view.remove("approvedScopes");
    view.remove("tokens");
    ArrayNode tokens = view.putArray("tokens");
    for (JsonNode token : entry.path("tokens")) {
      ObjectNode shown = tokens.addObject();
      TOKEN_FIELDS.stream().filter(token::has).forEach(field -> shown.set(field, token.get(field)));
    }
    return view;
  }

  /** The objects of a map that pass, those with the latest time first. */
  static ArrayNode latestFirst(ObjectNode map, String time, Predicate<ObjectNode> shown) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    StreamSupport.stream(map.spliterator(), false)
        .filter(ObjectNode.class::isInstance)
        .map(ObjectNode.class::cast)
        .filter(shown)
        .sorted(Comparator.comparingLong((ObjectNode one) -> one.path(time).asLong()).reversed())
        .forEach(list::add);
    return list;
  }
}
