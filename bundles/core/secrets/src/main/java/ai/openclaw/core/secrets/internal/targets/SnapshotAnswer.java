package ai.openclaw.core.secrets.internal.targets;

import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.api.secret.SecretValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the gateway's snapshot has for a command.
 *
 * @param values credentials by dot path
 * @param idle paths of references that the gateway leaves alone
 * @param unusable why there is no answer
 */
record SnapshotAnswer(
    Map<String, SecretValue> values, Set<String> idle, Optional<String> unusable) {
  static SnapshotAnswer ask(RemoteGateway gateway, String command, List<String> ids)
      throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("commandName", command);
    ids.forEach(params.putArray("targetIds")::add);
    JsonNode payload;
    try {
      payload = gateway.call("secrets.resolve", params);
    } catch (RemoteGatewayException e) {
      return new SnapshotAnswer(Map.of(), Set.of(), Optional.of(String.valueOf(e.getMessage())));
    }
    var values = new LinkedHashMap<String, SecretValue>();
    for (JsonNode assignment : payload.path("assignments")) {
      if (assignment.path("path").isTextual() && assignment.has("value")) {
        values.put(assignment.path("path").textValue(), SecretValue.of(assignment.path("value")));
      }
    }
    var idle = new HashSet<String>();
    payload.path("inactiveRefPaths").forEach(path -> idle.add(path.asText()));
    return new SnapshotAnswer(values, idle, Optional.empty());
  }
}
