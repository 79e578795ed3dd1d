package ai.openclaw.core.plugins.internal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/** A plugin as a program and as a person sees it. */
final class StatusView {
  static final List<String> COLUMNS =
      List.of(
          "NAME",
          "VERSION",
          "STATE",
          "FILE",
          "SHA256",
          "ASKS FOR",
          "SERVICES",
          "STRIKES",
          "REASON");

  private StatusView() {}

  static ObjectNode json(PluginStatus status) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", status.name());
    node.put("version", status.version());
    node.put("state", status.state());
    node.put("file", status.file());
    node.put("sha256", status.sha256());
    var capabilities = node.putArray("capabilities");
    status.capabilities().forEach(capabilities::add);
    var services = node.putArray("services");
    services(status).forEach(services::add);
    node.put("strikes", status.strikes());
    node.put("reason", status.reason());
    return node;
  }

  static List<String> row(PluginStatus status) {
    String digest = status.sha256();
    return List.of(
        status.name(),
        status.version(),
        status.state(),
        status.file(),
        digest.substring(0, Math.min(12, digest.length())),
        String.join(", ", status.capabilities()),
        String.join(", ", services(status)),
        String.valueOf(status.strikes()),
        status.reason());
  }

  static Set<String> services(PluginStatus status) {
    return status.bundle().map(Running::services).orElse(Set.of());
  }
}
