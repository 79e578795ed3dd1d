package ai.openclaw.core.gateway.internal.ws;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.SnapshotContributor;
import ai.openclaw.core.devices.ConnectDecision.Accepted;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.rpc.MethodTable;
import ai.openclaw.core.gateway.internal.rpc.StateVersions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the payload that welcomes a client. */
public final class Hello {
  private static final Logger LOG = LoggerFactory.getLogger(Hello.class);

  /** The events of protocol 3. */
  private static final List<String> EVENTS =
      List.of(
          "connect.challenge",
          "agent",
          "chat",
          "session.message",
          "session.tool",
          "sessions.changed",
          "presence",
          "tick",
          "talk.mode",
          "shutdown",
          "health",
          "heartbeat",
          "cron",
          "node.pair.requested",
          "node.pair.resolved",
          "node.invoke.request",
          "device.pair.requested",
          "device.pair.resolved",
          "voicewake.changed",
          "voicewake.routing.changed",
          "exec.approval.requested",
          "exec.approval.resolved",
          "plugin.approval.requested",
          "plugin.approval.resolved",
          "update.available");

  private final Identity identity;
  private final MethodTable methods;
  private final Supplier<List<SnapshotContributor>> contributors;
  private final StateVersions versions;
  private final Limits limits;

  /**
   * What the gateway says of itself.
   *
   * @param version its version
   * @param configPath its configuration file, for administrators
   * @param stateDir its state directory, for administrators
   * @param startedAt when it started, by {@link System#nanoTime}
   */
  public record Identity(String version, String configPath, String stateDir, long startedAt) {
    /** How long it has been running. */
    public long uptimeMs() {
      return (System.nanoTime() - startedAt) / 1_000_000;
    }
  }

  public Hello(
      Identity identity,
      MethodTable methods,
      Supplier<List<SnapshotContributor>> contributors,
      StateVersions versions,
      Limits limits) {
    this.identity = identity;
    this.methods = methods;
    this.contributors = contributors;
    this.versions = versions;
    this.limits = limits;
  }

  ObjectNode payload(Connection connection, Accepted accepted, AuthMode mode) {
    ObjectNode hello = JsonNodeFactory.instance.objectNode();
    hello.put("type", "hello-ok");
    hello.put("protocol", 3);
    hello.putObject("server").put("version", identity.version()).put("connId", connection.id());
    ObjectNode features = hello.putObject("features");
    methods.listed().forEach(features.putArray("methods")::add);
    EVENTS.forEach(features.putArray("events")::add);
    hello.set("snapshot", snapshot(connection, mode));
    hello.set("auth", auth(accepted));
    hello
        .putObject("policy")
        .put("maxPayload", limits.payload())
        .put("maxBufferedBytes", limits.buffered())
        .put("tickIntervalMs", limits.tick().toMillis());
    return hello;
  }

  private ObjectNode snapshot(Connection connection, AuthMode mode) {
    ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
    snapshot.putArray("presence");
    snapshot.putObject("health");
    StateVersions.Pair pair = versions.current();
    snapshot
        .putObject("stateVersion")
        .put("presence", pair.presence())
        .put("health", pair.health());
    snapshot.put("uptimeMs", identity.uptimeMs());
    for (SnapshotContributor contributor : contributors.get()) {
      try {
        contributor.contribute(snapshot, connection);
      } catch (RuntimeException | LinkageError broken) {
        LOG.warn("a part of the snapshot is missing: {}", contributor.getClass(), broken);
      }
    }
    if (connection.principal().has("operator.admin")) {
      snapshot.put("configPath", identity.configPath());
      snapshot.put("stateDir", identity.stateDir());
      snapshot.put("authMode", mode.text());
    }
    return snapshot;
  }

  private static ObjectNode auth(Accepted accepted) {
    ObjectNode auth = JsonNodeFactory.instance.objectNode();
    auth.put("role", accepted.principal().role());
    accepted.helloScopes().forEach(auth.putArray("scopes")::add);
    accepted
        .deviceToken()
        .ifPresent(
            issued ->
                auth.put("deviceToken", issued.token()).put("issuedAtMs", issued.issuedAtMs()));
    return auth;
  }
}
