package ai.openclaw.core.secrets.internal.rotation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.http.HttpAnswer;
import ai.openclaw.api.http.HttpCall;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.runtime.Fixture;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangedRouteTest {
  private final Fixture fixture = new Fixture();
  private final TestProvider provider = fixture.provider();
  private final LiveSecrets live;
  private final Rotations rotations;
  private final ChangedRoute route;

  ChangedRouteTest() throws InterruptedException {
    live = fixture.start(Fixture.config("strict"));
    rotations = new Rotations(live, fixture.claims(), fixture.descriptions(), fixture.calls());
    route = new ChangedRoute(live, rotations);
  }

  @AfterEach
  void stop() {
    rotations.stop();
    fixture.close();
  }

  @Test
  void withoutBodyEverythingIsResolved() throws Exception {
    provider.put("one", "one-2").put("two", "two-2");

    assertAnswer(
        200,
        "{\"ok\":true,\"activation\":2,\"changedOwners\":"
            + "[\"models.providers.one\",\"models.providers.two\"]}",
        post(""));
  }

  @Test
  void namedIdsAloneAreResolved() throws Exception {
    provider.put("one", "one-2").put("two", "two-2");

    assertAnswer(
        200,
        "{\"ok\":true,\"activation\":2,\"changedOwners\":[\"models.providers.one\"]}",
        post("{\"source\":\"demo\",\"provider\":\"p\",\"ids\":[\"one\",\"unused\"]}"));
  }

  @Test
  void unchangedAndUnusedIdsKeepTheActivation() throws Exception {
    String nothing = "{\"ok\":true,\"activation\":1,\"changedOwners\":[]}";

    assertAnswer(200, nothing, post("{\"provider\":\"p\"}"));
    assertAnswer(200, nothing, post("{\"ids\":[\"unused\"]}"));
    assertAnswer(200, nothing, post("{\"ids\":[]}"));
    assertAnswer(200, nothing, post("{\"source\":\"other\"}"));
  }

  @Test
  void failureTellsNoReason() throws Exception {
    provider.remove("one");
    provider.fail("one", "a reason");

    HttpAnswer all = post("");
    HttpAnswer some = post("{\"ids\":[\"one\"]}");

    assertEquals(503, all.status());
    assertEquals(503, some.status());
    assertEquals(new String(all.body(), UTF_8), new String(some.body(), UTF_8));
    assertFalse(new String(all.body(), UTF_8).contains("a reason"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|object",
        "{|JSON",
        "{} {}|JSON",
        "{'provider':'p','provider':'p'}|JSON",
        "{'x':1}|only source",
        "{'provider':1}|provider",
        "{'provider':' '}|provider",
        "{'source':null}|source",
        "{'ids':'one'}|ids",
        "{'ids':[1]}|ids",
      })
  void badBodyIsRefusedWithTheReason(String body, String reason) throws Exception {
    HttpAnswer answer = post(body.replace('\'', '"'));

    assertEquals(400, answer.status());
    assertEquals(true, new String(answer.body(), UTF_8).contains(reason), body);
    assertEquals(1, live.current().number());
  }

  @Test
  void unknownAliasIsNotFound() throws Exception {
    assertEquals(404, post("{\"provider\":\"nobody\"}").status());
  }

  @Test
  void pageOfAnotherOriginIsRefused() throws Exception {
    var headers = Map.of("Origin", "http://evil.example", "Host", "127.0.0.1:18789");

    assertEquals(403, route.handle(new Posted("", headers)).status());
    assertEquals(
        200,
        route
            .handle(new Posted("", Map.of("Origin", "http://127.0.0.1:1", "Host", "127.0.0.1:1")))
            .status());
  }

  private HttpAnswer post(String body) throws IOException {
    return route.handle(new Posted(body, Map.of()));
  }

  private static void assertAnswer(int status, String body, HttpAnswer answer) {
    assertEquals(body, new String(answer.body(), UTF_8));
    assertEquals(status, answer.status());
  }

  private record Posted(String text, Map<String, String> headers) implements HttpCall {
    @Override
    public String method() {
      return "POST";
    }

    @Override
    public String path() {
      return "/secrets/changed";
    }

    @Override
    public String query() {
      return "";
    }

    @Override
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    @Override
    public boolean direct() {
      return true;
    }

    @Override
    public boolean authenticated() {
      return true;
    }

    @Override
    public InputStream body() {
      return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
  }
}
