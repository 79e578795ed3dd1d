package ai.openclaw.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes every key of the core's schema in one gateway, which serves all the while. */
@Tag("proof")
class EveryKeyIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOGETHER = 12;
  private static final long BETWEEN_POLLS_MS = 20;

  /** A change of these sends clients away, as it should. */
  private static final List<String> ACCESS =
      List.of("gateway.auth.mode", "gateway.auth.token", "gateway.auth.password");

  private final List<String> refused = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void everyKeyChangesInOneProcessAndNobodyIsCutOff() throws Exception {
    new State(folder).configure("ui: {}");
    var distribution = Distribution.built();
    List<SchemaKeys.Key> keys =
        SchemaKeys.of(distribution.bundle("ai.openclaw.core.config")).stream()
            .filter(key -> !key.path().isEmpty() && !ACCESS.contains(key.path()))
            .toList();
    try (var gateway = RunningGateway.start(distribution, folder, Map.of());
        var holder = GatewayClient.connect(gateway);
        var poller = GatewayClient.connect(gateway)) {
      long pid = gateway.process().pid();
      var polls = new AtomicInteger();
      var done = new CompletableFuture<Void>();
      var polling = CompletableFuture.runAsync(() -> poll(poller, polls, done));
      ObjectNode config = JSON.createObjectNode();
      config.putObject("gateway").put("mode", "local").putObject("auth").put("token", State.TOKEN);
      config.putObject("logging").put("file", folder.resolve("logs/gateway.log").toString());
      for (int at = 0; at < keys.size(); at += TOGETHER) {
        change(holder, config, keys.subList(at, Math.min(at + TOGETHER, keys.size())));
      }
      done.complete(null);
      polling.join();

      assertTrue(keys.size() > 300, keys.size() + " keys");
      assertTrue(refused.size() < keys.size() / 20, refused.size() + " refused: " + refused);
      assertTrue(polls.get() > 10, polls + " polls");
      assertEquals("", holder.ended());
      assertEquals("", poller.ended());
      assertTrue(holder.call("health").path("ok").asBoolean());
      assertTrue(gateway.process().isAlive() && gateway.process().pid() == pid);
      assertEquals(1, gateway.output().split("Gateway ready", -1).length - 1, gateway.output());
    }
  }

  /** Changes keys in one write, or, where that is refused, the halves of them. */
  private void change(GatewayClient client, ObjectNode config, List<SchemaKeys.Key> keys)
      throws InterruptedException {
    ObjectNode next = config.deepCopy();
    keys.forEach(key -> put(next, List.of(key.path().split("\\.", -1)), key.value()));
    if (write(client, next)) {
      // What the gateway itself lives by goes back, so that the next change is followed too.
      keys.stream()
          .filter(key -> lasts(key.path()))
          .forEach(key -> put(config, List.of(key.path().split("\\.", -1)), key.value()));
    } else if (keys.size() == 1) {
      refused.add(keys.get(0).path());
    } else {
      change(client, config, keys.subList(0, keys.size() / 2));
      change(client, config, keys.subList(keys.size() / 2, keys.size()));
    }
  }

  private static boolean lasts(String path) {
    return !path.startsWith("gateway.")
        && !path.startsWith("secrets.")
        && !path.startsWith("logging.");
  }

  private static boolean write(GatewayClient client, ObjectNode config)
      throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode();
    params.put("raw", config.toString());
    params.put("baseHash", client.call("config.get").path("hash").asText());
    return client.answer("config.set", params).path("ok").asBoolean();
  }

  private static void put(ObjectNode root, List<String> path, JsonNode value) {
    ObjectNode at = root;
    for (String key : path.subList(0, path.size() - 1)) {
      JsonNode below = at.path(key);
      at = below instanceof ObjectNode object ? object : at.putObject(key);
    }
    at.set(path.get(path.size() - 1), value);
  }

  private static void poll(
      GatewayClient client, AtomicInteger polls, CompletableFuture<Void> done) {
    try {
      do {
        client.call("health");
        client.call("config.get");
        polls.incrementAndGet();
      } while (!over(done));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean over(CompletableFuture<Void> done) throws InterruptedException {
    try {
      done.get(BETWEEN_POLLS_MS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException notYet) {
      return false;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
