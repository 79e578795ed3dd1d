package ai.openclaw.core.status.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsListTest {
  private static final String CONFIG =
      """
      {"agents": {
        "defaults": {"model": {"primary": "acme/m1", "fallbacks": ["acme/m2"]}},
        "list": [
          {"id": "main", "default": true, "name": "Main",
           "identity": {"name": "Clawd", "emoji": "C", "theme": "lobster", "x": 1}},
          {"id": "work", "workspace": "~/w", "model": "acme/m2",
           "agentRuntime": {"id": "codex"}}]}}
      """;

  private final Path state;
  private final TestRuntime runtime;

  AgentsListTest(@TempDir Path state) throws IOException {
    this.state = state;
    this.runtime = new TestRuntime(state, CONFIG);
  }

  @Test
  void showsEveryAgentWithWhatItInherits() throws Exception {
    JsonNode list = Calls.answer(new AgentsListMethod(runtime, runtime), Calls.READER, "{}");
    assertEquals("main", list.path("defaultId").asText());
    assertEquals("per-sender", list.path("scope").asText());
    assertEquals(
        "{\"id\":\"main\",\"name\":\"Main\",\"identity\":{\"name\":\"Clawd\",\"theme\":\"lobster\","
            + "\"emoji\":\"C\"},\"workspace\":\""
            + state.resolve(".openclaw/workspace")
            + "\",\"agentRuntime\":{\"id\":\"pi\",\"source\":\"implicit\"},"
            + "\"model\":{\"primary\":\"acme/m1\",\"fallbacks\":[\"acme/m2\"]}}",
        list.at("/agents/0").toString());
    JsonNode work = list.at("/agents/1");
    assertEquals(state.resolve("w").toString(), work.path("workspace").asText());
    assertEquals("{\"primary\":\"acme/m2\"}", work.path("model").toString());
    assertEquals("agent", work.at("/agentRuntime/source").asText());
  }

  @Test
  void configurationWithoutAgentsHasTheMainOne() throws Exception {
    runtime.activate("{}");
    JsonNode list = Calls.answer(new AgentsListMethod(runtime, runtime), Calls.READER, "{}");
    assertEquals("main", list.at("/agents/0/id").asText());
    assertFalse(list.at("/agents/0").has("model"));
  }

  @Test
  void identityIsThatOfTheAgentOrOfTheSession() throws Exception {
    var method = new AgentIdentityMethod(runtime, runtime);
    assertEquals(
        "{\"agentId\":\"main\",\"name\":\"Clawd\",\"avatar\":\"C\",\"emoji\":\"C\","
            + "\"avatarStatus\":\"none\",\"avatarReason\":\"missing\"}",
        Calls.answer(method, Calls.READER, "{}").toString());
    assertEquals(
        "{\"agentId\":\"work\",\"name\":\"Assistant\",\"avatar\":\"A\",\"avatarStatus\":\"none\","
            + "\"avatarReason\":\"missing\"}",
        Calls.answer(method, Calls.READER, "{\"sessionKey\":\"agent:work:main\"}").toString());
    assertEquals(
        "invalid agent.identity.get params: agent \"work\" does not match session key agent"
            + " \"main\"",
        Calls.refusal(
            method, Calls.READER, "{\"agentId\":\"work\",\"sessionKey\":\"agent:main:main\"}"));
  }

  @Test
  void catalogNamesTheProfilesAndNoToolThatDoesNotExist() throws Exception {
    var method = new ToolsCatalogMethod(runtime);
    JsonNode catalog = Calls.answer(method, Calls.READER, "{\"agentId\":\"work\"}");
    assertEquals("work", catalog.path("agentId").asText());
    assertEquals(4, catalog.path("profiles").size());
    assertEquals(0, catalog.path("groups").size());
    assertEquals(
        "unknown agent id \"nope\"", Calls.refusal(method, Calls.READER, "{\"agentId\":\"nope\"}"));
  }

  @Test
  void unexpectedParametersAreNamed() throws Exception {
    assertEquals(
        "invalid method params: at root: unexpected property 'x'",
        Calls.refusal(new AgentsListMethod(runtime, runtime), Calls.READER, "{\"x\":1}"));
    assertEquals(
        "invalid method params: must be object",
        Calls.refusal(new UpdateStatusMethod(), Calls.READER, "[]"));
    assertEquals(
        "{\"sentinel\":null}",
        Calls.answer(new UpdateStatusMethod(), Calls.ADMIN, "{}").toString());
  }
}
