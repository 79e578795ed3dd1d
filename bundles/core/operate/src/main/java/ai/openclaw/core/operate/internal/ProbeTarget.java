package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.Sighting;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One gateway that was looked at. Immutable.
 *
 * @param id {@code explicit}, {@code sshTunnel}, {@code configRemote} or {@code localLoopback}
 * @param active whether commands go there when no other is named
 * @param chosen the gateway
 * @param tunnel the tunnel to it
 * @param sighting what was seen
 */
record ProbeTarget(
    String id, boolean active, Chosen chosen, Optional<SshTunnel> tunnel, Sighting sighting) {
  static final List<String> METHODS = List.of("health", "status", "system-presence", "config.get");

  boolean reachable() {
    return sighting.connected();
  }

  /** Whether everything that was asked was answered. */
  boolean readable() {
    return reachable() && sighting.refusals().isEmpty();
  }

  /** Whether it was refused for want of a scope. */
  boolean scopeLimited() {
    return reachable()
        && sighting.refusals().values().stream()
            .anyMatch(e -> String.valueOf(e.getMessage()).contains("missing scope"));
  }

  /** The first thing that went wrong. */
  Optional<String> error() {
    return sighting
        .failure()
        .or(() -> METHODS.stream().flatMap(this::refusal).findFirst())
        .map(e -> String.valueOf(e.getMessage()));
  }

  private Stream<RemoteGatewayException> refusal(String method) {
    return Optional.ofNullable(sighting.refusals().get(method)).stream();
  }

  void write(ObjectNode node) {
    node.put("id", id)
        .put("kind", id)
        .put("url", chosen.target().url().toString())
        .put("active", active);
    tunnel.ifPresentOrElse(
        open -> open.write(node.putObject("tunnel")), () -> node.putNull("tunnel"));
    ObjectNode connect = node.putObject("connect");
    connect
        .put("ok", reachable())
        .put("rpcOk", readable())
        .put("scopeLimited", scopeLimited())
        .put("latencyMs", sighting.latencyMs().orElse(null))
        .put("error", error().orElse(null));
    sighting
        .close()
        .ifPresentOrElse(
            close ->
                connect.putObject("close").put("code", close.code()).put("reason", close.reason()),
            () -> connect.putNull("close"));
    Proof.auth(node.putObject("auth"), sighting);
    Optional<JsonNode> presence = answer("system-presence");
    node.set("self", presence.flatMap(ProbeTarget::self).orElseGet(node::nullNode));
    node.set("config", answer("config.get").map(ConfigSummary::of).orElseGet(node::nullNode));
    node.set("health", answer("health").orElseGet(node::nullNode));
    node.set("summary", answer("status").orElseGet(node::nullNode));
    node.set("presence", presence.orElseGet(node::nullNode));
  }

  /** How it describes itself. */
  Optional<String> selfText() {
    return answer("system-presence")
        .flatMap(ProbeTarget::self)
        .map(
            self ->
                "%s (%s) app %s %s"
                    .formatted(
                        self.path("host").asText(),
                        self.path("ip").asText("-"),
                        self.path("version").asText(),
                        self.path("platform").asText()));
  }

  private Optional<JsonNode> answer(String method) {
    return Optional.ofNullable(sighting.answers().get(method));
  }

  /** The gateway's own entry in its list of who is there. */
  static Optional<JsonNode> self(JsonNode presence) {
    return presence
        .valueStream()
        .filter(
            entry ->
                entry.path("mode").asText().equals("gateway")
                    && entry.path("reason").asText().equals("self"))
        .findFirst()
        .map(ProbeTarget::summary);
  }

  private static JsonNode summary(JsonNode entry) {
    ObjectNode self = JsonNodeFactory.instance.objectNode();
    for (String key : List.of("host", "ip", "version", "platform")) {
      self.set(key, entry.has(key) ? entry.get(key) : self.nullNode());
    }
    return self;
  }
}
