package ai.openclaw.core.status.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusReportTest {
  private static final String CONFIG =
      """
      {"agents": {"defaults": {"model": {"primary": "fake/fake-1"}}},
       "models": {"providers": {"fake": {"models": [{"id": "fake-1", "contextWindow": 1000}]}}}}
      """;

  private final Path state;

  StatusReportTest(@TempDir Path state) throws IOException {
    this.state = state;
    store(
        "main",
        "{\"agent:main:main\":{\"sessionId\":\"s1\",\"updatedAt\":10,\"totalTokens\":250}}");
    store("old", "{\"agent:old:c:group:g\":{\"sessionId\":\"s2\",\"updatedAt\":20}}");
  }

  @Test
  void administratorsSeeEverySessionNewestFirst() throws IOException {
    JsonNode status = report(true);

    assertEquals("1.2.3", status.path("runtimeVersion").asText());
    JsonNode sessions = status.path("sessions");
    assertEquals(2, sessions.path("count").asInt());
    assertEquals(2, sessions.path("paths").size());
    assertEquals(
        "{\"model\":\"fake-1\",\"contextTokens\":1000}", sessions.path("defaults").toString());
    JsonNode newest = sessions.path("recent").path(0);
    assertEquals(
        List.of(
            "agentId",
            "key",
            "kind",
            "sessionId",
            "updatedAt",
            "age",
            "abortedLastRun",
            "totalTokens",
            "totalTokensFresh",
            "remainingTokens",
            "percentUsed",
            "model",
            "contextTokens",
            "flags"),
        names(newest));
    assertEquals("group", newest.path("kind").asText());
    assertTrue(newest.path("percentUsed").isNull());
    JsonNode main = sessions.path("recent").path(1);
    assertEquals(750, main.path("remainingTokens").asInt());
    assertEquals(25, main.path("percentUsed").asInt());
    assertEquals("[\"id:s1\"]", main.path("flags").toString());
  }

  @Test
  void othersSeeNumbersOnly() throws IOException {
    JsonNode status = report(false);

    assertFalse(status.toString().contains(state.toString()));
    assertFalse(status.toString().contains("agent:main:main"));
    JsonNode sessions = status.path("sessions");
    assertEquals(2, sessions.path("count").asInt());
    assertEquals("{\"model\":null,\"contextTokens\":null}", sessions.path("defaults").toString());
    assertEquals("[redacted]", sessions.path("byAgent").path(0).path("path").asText());
  }

  @Test
  void agentsWithoutConfigurationHaveNoHeartbeat() throws IOException {
    JsonNode agents = report(true).path("heartbeat").path("agents");
    assertEquals(
        "[{\"agentId\":\"main\",\"enabled\":true,\"every\":\"30m\",\"everyMs\":1800000},"
            + "{\"agentId\":\"old\",\"enabled\":false,\"every\":\"disabled\",\"everyMs\":null}]",
        agents.toString());
  }

  @Test
  void everyPartIsThere() throws IOException {
    assertEquals(
        List.of(
            "runtimeVersion",
            "heartbeat",
            "channelSummary",
            "queuedSystemEvents",
            "tasks",
            "taskAudit",
            "sessions"),
        names(report(true)));
  }

  private JsonNode report(boolean whole) throws IOException {
    JsonNode config = new TestRuntime(state, CONFIG).current().config().effective();
    return new StatusReport(config, new Sessions(state), "1.2.3", List.of("a line"), 30)
        .make(whole);
  }

  private void store(String agent, String content) throws IOException {
    Path file = state.resolve("agents").resolve(agent).resolve("sessions/sessions.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
