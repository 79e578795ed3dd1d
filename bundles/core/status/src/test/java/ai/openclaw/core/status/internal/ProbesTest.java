package ai.openclaw.core.status.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbesTest {
  @Test
  void liveProbeAnswersEveryoneTheSame() {
    HttpAnswer answer = new LiveRoute().handle(new Request(false, false));
    assertEquals(200, answer.status());
    assertEquals("{\"ok\":true,\"status\":\"live\"}", text(answer));
    assertEquals("no-store", answer.headers().get("Cache-Control"));
  }

  @Test
  void readyProbeTellsStrangersNothingElse() {
    try (Pulse pulse = new Pulse()) {
      HttpAnswer answer = new ReadyRoute(List::of, pulse).handle(new Request(false, false));
      assertEquals(200, answer.status());
      assertEquals("{\"ready\":true}", text(answer));
    }
  }

  @Test
  void readyProbeTellsLocalOrAuthenticatedCallersWhy() throws JsonProcessingException {
    try (Pulse pulse = new Pulse()) {
      ReadyRoute route = new ReadyRoute(() -> List.of("startup-sidecars"), pulse);
      for (Request request : List.of(new Request(true, false), new Request(false, true))) {
        HttpAnswer answer = route.handle(request);
        JsonNode body = new ObjectMapper().readTree(text(answer));
        assertEquals(503, answer.status());
        assertEquals(List.of("ready", "failing", "uptimeMs", "eventLoop"), names(body));
        assertEquals("[\"startup-sidecars\"]", body.path("failing").toString());
        assertEquals(
            List.of(
                "degraded",
                "reasons",
                "intervalMs",
                "delayP99Ms",
                "delayMaxMs",
                "utilization",
                "cpuCoreRatio"),
            names(body.path("eventLoop")));
      }
    }
  }

  private static String text(HttpAnswer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private record Request(boolean direct, boolean authenticated) implements HttpCall {
    @Override
    public String method() {
      return "GET";
    }

    @Override
    public String path() {
      return "/readyz";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.empty();
    }

    @Override
    public InputStream body() {
      return InputStream.nullInputStream();
    }
  }
}
