package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets that change in their file while a gateway serves. */
class RotationIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Distribution distribution = Distribution.built();

  @TempDir Path folder;
  @TempDir Path outside;

  @BeforeEach
  void configure() throws Exception {
    rotate(1);
    new State(folder)
        .configure(
            "secrets: {providers: {vault: {source: 'file', path: '%s'}}},".formatted(vault())
                + "models: {providers: {a: %s, b: %s}}"
                    .formatted(
                        State.modelProvider("file", "vault", "/a"),
                        State.modelProvider("file", "vault", "/b")));
  }

  @Test
  void readersUnderLoadSeeEachRotationAsAWholeAndSoon() throws Exception {
    ExecutorService readers = Executors.newFixedThreadPool(2);
    var over = new AtomicBoolean();
    try (var gateway = RunningGateway.start(distribution, folder, Map.of());
        var client = GatewayClient.connect(gateway);
        var other = GatewayClient.connect(gateway)) {
      Future<List<String>> mixes =
          readers.submit(
              () -> {
                List<String> found = new ArrayList<>();
                while (!over.get()) {
                  List<String> seen = keys(other);
                  if (seen.size() != 2 || !seen.get(0).equals(seen.get(1))) {
                    found.add(seen.toString());
                  }
                }
                return found;
              });
      for (int round = 2; round <= 8; round++) {
        rotate(round);
        String now = "rotating-value-" + round;
        Await.until(now + " is active", () -> client.modelKey("a").equals(now));
      }
      over.set(true);
      assertEquals(List.of(), mixes.get());
      assertEquals("", client.ended());
      assertFalse(gateway.output().contains("rotating-value-"), gateway.output());
      gateway.signal("TERM");
      assertEquals(0, gateway.awaitExit(), gateway.output());
    } finally {
      readers.shutdownNow();
    }
  }

  @Test
  void watchTellsOfARotationAndTheFileOfModelsStaysAsItIs() throws Exception {
    try (var gateway = RunningGateway.start(distribution, folder, Map.of())) {
      Path models = folder.resolve("agents/main/agent/models.json");
      Await.until("models.json is there", () -> Files.exists(models));
      String before = Files.readString(models);
      Object inode = Files.getAttribute(models, "unix:ino");
      Process watch = distribution.process(folder, Map.of(), "secrets", "watch", "--json").start();
      try (BufferedReader lines = watch.inputReader()) {
        // Nothing tells when a watch has begun, so values change until it sees one.
        ExecutorService rotating = Executors.newSingleThreadExecutor();
        var seen = new AtomicBoolean();
        Future<?> rotations =
            rotating.submit(
                () -> {
                  for (int round = 2; !seen.get(); round++) {
                    rotate(round);
                  }
                  return null;
                });
        JsonNode event = JSON.readTree(lines.readLine());
        seen.set(true);
        rotations.get();
        rotating.shutdownNow();

        assertEquals("vault", event.path("aliases").path(0).asText(), event.toString());
        assertEquals("rotated", event.path("outcome").asText(), event.toString());
        assertEquals(
            "models.providers.a", event.path("changedOwners").path(0).asText(), event.toString());
        assertTrue(event.path("activation").asLong() > 1, event.toString());
      } finally {
        watch.destroy();
      }
      assertTrue(before.contains("secretref-managed"), before);
      assertEquals(before, Files.readString(models));
      assertEquals(inode, Files.getAttribute(models, "unix:ino"));
      assertTrue(gateway.get("/healthz").startsWith("200 "));
    }
  }

  @Test
  void hookNeedsTheTokenAndResolvesWhatItNames() throws Exception {
    try (var gateway = RunningGateway.start(distribution, folder, Map.of())) {
      assertEquals(401, post(gateway, "wrong-token", "").statusCode());
      assertEquals(400, post(gateway, State.TOKEN, "[]").statusCode());
      assertEquals(404, post(gateway, State.TOKEN, "{\"provider\":\"nobody\"}").statusCode());
      HttpResponse<String> unchanged = post(gateway, State.TOKEN, "{\"provider\":\"vault\"}");
      assertEquals(200, unchanged.statusCode());
      assertEquals("{\"ok\":true,\"activation\":1,\"changedOwners\":[]}", unchanged.body());

      Files.delete(vault());
      HttpResponse<String> failed = post(gateway, State.TOKEN, "");
      assertEquals(503, failed.statusCode());
      assertFalse(failed.body().contains("vault"), failed.body());
    }
  }

  private static HttpResponse<String> post(RunningGateway gateway, String token, String body)
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    return client.send(
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.port() + "/secrets/changed"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> keys(GatewayClient client) throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("commandName", "itest");
    params.putArray("targetIds").add("models.providers.apiKey");
    List<String> keys = new ArrayList<>();
    for (JsonNode one : client.call("secrets.resolve", params).path("assignments")) {
      keys.add(one.path("value").asText());
    }
    return keys;
  }

  private Path vault() {
    return outside.resolve("vault.json");
  }

  private void rotate(int round) throws IOException {
    Path next =
        Distribution.write(
            outside.resolve("next.json"),
            "{\"a\": \"rotating-value-%d\", \"b\": \"rotating-value-%d\"}".formatted(round, round));
    Files.move(next, vault(), StandardCopyOption.ATOMIC_MOVE);
  }
}
