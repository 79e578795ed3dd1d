package ai.openclaw.core.status.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.host.Conditions;
import ai.openclaw.core.host.Conditions.Condition;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthTest {
  private static final Optional<String> NONE = Optional.empty();

  private final Path state;
  private final TestRuntime runtime;
  private final HealthCache cache;
  private final Standing standing;
  private final HealthMethod method;

  HealthTest(@TempDir Path state) throws IOException {
    this.state = state;
    runtime = new TestRuntime(state, "{}");
    standing = new Standing();
    cache = new HealthCache(runtime, runtime);
    method = new HealthMethod(cache, standing);
  }

  @AfterEach
  void stop() {
    cache.deactivate();
  }

  @Test
  void hasTheKeysThatClientsKnow() throws Exception {
    JsonNode health = Calls.answer(method, Calls.ADMIN, "{}");

    assertEquals(
        List.of(
            "ok",
            "ts",
            "durationMs",
            "channels",
            "channelOrder",
            "channelLabels",
            "heartbeatSeconds",
            "defaultAgentId",
            "agents",
            "sessions"),
        names(health));
    assertEquals(1800, health.path("heartbeatSeconds").asInt());
    JsonNode agent = health.path("agents").path(0);
    assertEquals(List.of("agentId", "isDefault", "heartbeat", "sessions"), names(agent));
    assertEquals(
        List.of("enabled", "every", "everyMs", "prompt", "target", "ackMaxChars"),
        names(agent.path("heartbeat")));
    assertEquals(
        state.resolve("agents/main/sessions/sessions.json").toString(),
        health.path("sessions").path("path").asText());
  }

  @Test
  void whatIsNotRightIsSaidOnlyWhileItIsSo() throws Exception {
    Conditions trouble =
        () ->
            List.of(
                new Condition(
                    "config-invalid", Instant.EPOCH, "not valid", List.of("gateway.port")));
    standing.bindConditions(trouble);
    JsonNode condition = Calls.answer(method, Calls.READER, "{}").path("conditions").path(0);
    assertEquals("config-invalid", condition.path("code").asText());
    assertEquals("gateway.port", condition.path("paths").path(0).asText());
    standing.unbindConditions(trouble);
    assertFalse(Calls.answer(method, Calls.READER, "{}").has("conditions"));
  }

  @Test
  void pathsAreForAdministratorsOnly() throws Exception {
    JsonNode health = Calls.answer(method, Calls.READER, "{}");
    assertFalse(health.toString().contains(state.toString()));
    assertEquals("[redacted]", health.path("sessions").path("path").asText());
  }

  @Test
  void pausedHeartbeatsShowInTheReport() throws Exception {
    var pause = new SetHeartbeatsMethod(cache);
    assertEquals(
        "invalid set-heartbeats params: enabled (boolean) required",
        Calls.refusal(pause, Calls.ADMIN, "{\"enabled\":\"x\"}"));
    assertEquals(
        "{\"ok\":true,\"enabled\":false}",
        Calls.answer(pause, Calls.ADMIN, "{\"enabled\":false}").toString());
    JsonNode paused = Calls.answer(method, Calls.ADMIN, "{\"probe\":true}");
    assertEquals(0, paused.path("heartbeatSeconds").asInt());
    assertFalse(paused.at("/agents/0/heartbeat/enabled").asBoolean());
    Calls.answer(pause, Calls.ADMIN, "{\"enabled\":true}");
    assertEquals(
        1800,
        Calls.answer(method, Calls.ADMIN, "{\"probe\":true}").path("heartbeatSeconds").asInt());
  }

  @Test
  void everyClientIsToldOfANewReportAndOnlyAdministratorsOfPaths() throws Exception {
    BlockingQueue<RpcEvent> events = new LinkedBlockingQueue<>();
    cache.bindClients(events::add);
    Calls.answer(method, Calls.READER, "{\"probe\":true}");

    RpcEvent told = events.poll(60, TimeUnit.SECONDS);
    assertTrue(told != null && told.name().equals("health"), String.valueOf(told));
    assertFalse(Calls.wire(told.payload()).toString().contains(state.toString()));
    assertTrue(Calls.wire(told.forAdmins().orElseThrow()).toString().contains(state.toString()));
  }

  @Test
  void clientsThatComeAtOnceAreToldTogether() throws Exception {
    BlockingQueue<RpcEvent> events = new LinkedBlockingQueue<>();
    cache.bindClients(events::add);
    for (int i = 0; i < 100; i++) {
      cache.connected(client("c" + i));
    }

    assertNotNull(events.poll(60, TimeUnit.SECONDS));
    assertTrue(events.size() < 50, "told " + events.size() + " times");
  }

  private static Connection client(String id) {
    var program = new Connection.Client("cli", "cli", "1", "linux", NONE, NONE, NONE, NONE);
    return new Connection(id, program, Calls.READER, "127.0.0.1", true, Instant.EPOCH);
  }

  @Test
  void cachedUntilProbed() throws Exception {
    Calls.answer(method, Calls.ADMIN, "{}");
    sessions("main", "{\"agent:main:main\":{\"updatedAt\":5},\"agent:main:x\":{\"updatedAt\":9}}");

    assertEquals(0, count(Calls.answer(method, Calls.ADMIN, "{\"probe\":\"yes\"}")));
    JsonNode probed = Calls.answer(method, Calls.ADMIN, "{\"probe\":true}");
    assertEquals(2, count(probed));
    assertEquals(
        "agent:main:x", probed.path("sessions").path("recent").path(0).path("key").asText());
    assertEquals(2, count(Calls.answer(method, Calls.ADMIN, "{}")));
  }

  @Test
  void newConfigurationRenewsIt() throws Exception {
    cache.activated(
        runtime.activate(
            "{\"agents\":{\"list\":[{\"id\":\"a\"},{\"id\":\"b\",\"default\":true}]}}"),
        Set.of());
    // The single worker runs the renewal before this probe.
    Calls.answer(method, Calls.ADMIN, "{\"probe\":true}");

    JsonNode health = Calls.answer(method, Calls.ADMIN, "{}");
    assertEquals("b", health.path("defaultAgentId").asText());
    assertFalse(health.path("agents").path(0).path("heartbeat").path("enabled").asBoolean());
    assertTrue(health.path("agents").path(1).path("heartbeat").path("enabled").asBoolean());
  }

  @Test
  void brokenSessionStoreDoesNotBreakHealth() throws Exception {
    sessions("main", "{ half");
    assertEquals(0, count(Calls.answer(method, Calls.ADMIN, "{\"probe\":true}")));
  }

  @Test
  void heartbeatIsReadFromTheConfiguration() throws Exception {
    TestRuntime off =
        new TestRuntime(state, "{\"agents\":{\"defaults\":{\"heartbeat\":{\"every\":\"0m\"}}}}");
    JsonNode health =
        Calls.wire(
            HealthReport.make(
                    off.current().config().effective(),
                    new Sessions(state),
                    InstantSource.fixed(Instant.EPOCH),
                    true)
                .forAdmins());
    assertEquals(0, health.path("heartbeatSeconds").asInt(-1));
    assertEquals(
        "disabled", health.path("agents").path(0).path("heartbeat").path("every").asText());
  }

  @Test
  void intervalsAreReadInEveryUnit() {
    assertEquals(OptionalLong.of(1_800_000), Heartbeat.milliseconds("30m"));
    assertEquals(OptionalLong.of(5_400_000), Heartbeat.milliseconds("1h30m"));
    assertEquals(OptionalLong.of(900), Heartbeat.milliseconds(" 900ms "));
    assertEquals(OptionalLong.of(300_000), Heartbeat.milliseconds("5"));
    assertEquals(OptionalLong.empty(), Heartbeat.milliseconds("soon"));
    assertEquals(OptionalLong.empty(), Heartbeat.milliseconds("5m!"));
  }

  private void sessions(String agent, String content) throws IOException {
    Path file = state.resolve("agents").resolve(agent).resolve("sessions/sessions.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static int count(JsonNode health) {
    return health.path("sessions").path("count").asInt(-1);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
