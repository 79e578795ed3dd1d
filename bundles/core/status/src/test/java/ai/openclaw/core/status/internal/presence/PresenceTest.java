package ai.openclaw.core.status.internal.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.rpc.Connection;
import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcEvent;
import ai.openclaw.core.status.internal.Calls;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PresenceTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final AtomicLong now = new AtomicLong(1_000);
  private final BlockingQueue<RpcEvent> events = new LinkedBlockingQueue<>();
  private final Presence presence =
      new Presence(
          new SelfPresence("box", Optional.of("10.0.0.7"), "1.2.3"),
          () -> Instant.ofEpochMilli(now.get()));

  @AfterEach
  void stop() {
    presence.deactivate();
  }

  @Test
  void clientIsPresentFromItsArrivalAndForFiveMinutesAfterItWent() throws Exception {
    Connection ui = connection("c1", "ui", Optional.empty(), Optional.of("Inst-1"), true);
    presence.connected(ui);
    now.addAndGet(10 * FIVE_MINUTES.toMillis());
    JsonNode entry = list().get(1);
    assertEquals("connect", entry.path("reason").asText());
    assertEquals("Inst-1", entry.path("instanceId").asText());
    assertEquals("Node: My UI · mode ui", entry.path("text").asText());
    assertEquals("[\"operator\"]", entry.path("roles").toString());
    assertEquals(1_000, entry.path("ts").asLong());
    assertFalse(entry.has("ip"));

    presence.disconnected(ui);
    now.addAndGet(FIVE_MINUTES.toMillis());
    assertEquals("disconnect", list().get(1).path("reason").asText());
    now.addAndGet(1);
    assertEquals(1, list().size());
  }

  @Test
  void gatewayComesFirstThenTheNewest() throws Exception {
    for (int i = 0; i < 3; i++) {
      now.incrementAndGet();
      presence.connected(connection("c" + i, "backend", Optional.empty(), Optional.empty(), true));
    }
    JsonNode list = list();
    assertEquals("self", list.get(0).path("reason").asText());
    assertEquals(1_003, list.get(1).path("ts").asLong());
    assertEquals(1_001, list.get(3).path("ts").asLong());
  }

  @Test
  void commandLineClientsAreNotTracked() throws Exception {
    Connection cli = connection("c1", "cli", Optional.of("d"), Optional.empty(), true);
    presence.connected(cli);
    presence.disconnected(cli);
    assertEquals(1, list().size());
    assertEquals(1, presence.list(Optional.of(cli)).size());
  }

  @Test
  void deviceThatIsConnectedTwiceStaysUntilBothHaveGone() throws Exception {
    Connection one = connection("c1", "ui", Optional.of("DEV"), Optional.empty(), false);
    Connection two = connection("c2", "ui", Optional.of("DEV"), Optional.empty(), false);
    presence.connected(one);
    presence.connected(two);
    presence.disconnected(two);
    presence.disconnected(two);
    JsonNode entry = list().get(1);
    assertEquals(2, list().size());
    assertEquals("connect", entry.path("reason").asText());
    assertEquals("DEV", entry.path("deviceId").asText());
    assertEquals("DEV", entry.path("instanceId").asText());
    assertEquals("192.0.2.9", entry.path("ip").asText());
    presence.disconnected(one);
    assertEquals("disconnect", list().get(1).path("reason").asText());
  }

  @Test
  void welcomedClientIsListedOnceWhetherItWasWrittenDownOrNot() {
    Connection ui = connection("c1", "ui", Optional.empty(), Optional.of("I"), true);
    assertEquals(2, presence.list(Optional.of(ui)).size());
    presence.connected(ui);
    assertEquals(2, presence.list(Optional.of(ui)).size());
  }

  @Test
  void oldestAreForgottenWhenThereAreTooMany() throws Exception {
    for (int i = 0; i < 250; i++) {
      now.incrementAndGet();
      event("{\"text\":\"line " + i + "\"}");
    }
    JsonNode list = list();
    assertEquals(201, list.size());
    assertEquals("line 249", list.get(1).path("text").asText());
    assertEquals("line 50", list.get(200).path("text").asText());
    assertEquals(20, presence.waiting().size());
  }

  @Test
  void lineOfAMachineCarriesItsFacts() throws Exception {
    event(
        "{\"text\":\"Node: host (1.2.3.4) · app 1.0 · last input 5s ago · mode local"
            + " · reason periodic\"}");
    JsonNode entry = list().get(1);
    assertEquals("host", entry.path("host").asText());
    assertEquals("1.2.3.4", entry.path("ip").asText());
    assertEquals("1.0", entry.path("version").asText());
    assertEquals(5, entry.path("lastInputSeconds").asInt());
    assertEquals("local", entry.path("mode").asText());
    assertEquals("periodic", entry.path("reason").asText());
    assertEquals(List.of("Node: host (1.2.3.4) · app 1.0 · mode local"), presence.waiting());
  }

  @Test
  void machineThatOnlySaysThatItIsStillThereIsNoNews() throws Exception {
    String line = "{\"text\":\"Node: host · app 1.0 · mode local · reason periodic\"}";
    event(line);
    event(line);
    event("{\"text\":\"Node: host · app 1.1 · mode local · reason periodic\"}");
    assertEquals(
        List.of("Node: host · app 1.0 · mode local", "Node: host · app 1.1 · mode local"),
        presence.waiting());
  }

  @Test
  void badFactsAreLeftOutAndMissingTextIsRefused() throws Exception {
    event("{\"text\":\"y\",\"roles\":\"no\",\"lastInputSeconds\":\"a\",\"tags\":7,\"host\":\" \"}");
    JsonNode entry = list().get(1);
    assertEquals(2, entry.size(), entry.toString());
    for (String params : List.of("{}", "{\"text\":\"  \"}", "{\"text\":1}")) {
      assertEquals("text required", refusal(params));
    }
    assertEquals(
        "text must have at most 4096 characters",
        refusal("{\"text\":\"" + "x".repeat(5000) + "\"}"));
  }

  @Test
  void everyClientIsToldOfAChange() throws Exception {
    presence.bindClients(events::add);
    presence.connected(connection("c1", "ui", Optional.empty(), Optional.empty(), true));
    RpcEvent told = events.poll(60, TimeUnit.SECONDS);
    assertTrue(told != null && told.name().equals("presence"), String.valueOf(told));
    assertTrue(told.dropIfSlow());
    assertEquals(2, told.payload().path("presence").size());
  }

  @Test
  void manyThreadsMayTellAtOnce() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String host = "h" + i;
      Thread thread =
          new Thread(
              () -> {
                for (int j = 0; j < 200; j++) {
                  Connection one =
                      connection(host + j, "ui", Optional.of(host), Optional.empty(), true);
                  presence.connected(one);
                  presence.list(Optional.of(one));
                  presence.disconnected(one);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    JsonNode list = list();
    assertEquals(9, list.size());
    list.forEach(entry -> assertFalse(entry.path("reason").asText().equals("connect")));
  }

  private JsonNode list() throws Exception {
    return Calls.answer(new SystemPresenceMethod(presence), Calls.READER, "{}");
  }

  private void event(String params) throws Exception {
    assertEquals(
        "{\"ok\":true}",
        Calls.answer(new SystemEventMethod(presence), Calls.ADMIN, params).toString());
  }

  private String refusal(String params) throws Exception {
    return Calls.refusal(new SystemEventMethod(presence), Calls.ADMIN, params);
  }

  private static Connection connection(
      String id, String mode, Optional<String> device, Optional<String> instance, boolean direct) {
    return new Connection(
        id,
        new Connection.Client(
            "test",
            mode,
            "2.0",
            "linux",
            Optional.of("My UI"),
            Optional.empty(),
            Optional.empty(),
            instance),
        new Principal("operator", Set.of(), device),
        direct ? "127.0.0.1" : "192.0.2.9",
        direct,
        Instant.EPOCH);
  }
}
