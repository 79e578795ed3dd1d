package ai.openclaw.core.status.internal.stability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StabilityLogTest {
  private final StabilityLog log = new StabilityLog(() -> Instant.ofEpochMilli(7));

  private static ObjectNode facts() {
    return JsonNodeFactory.instance.objectNode();
  }

  @Test
  void newestEventsAreShownAndAllAreCounted() {
    for (int i = 0; i < 5; i++) {
      log.record(i % 2 == 0 ? "even" : "odd", facts().put("n", i));
    }
    JsonNode shown = log.show(Optional.empty(), 0, 2);
    assertEquals(5, shown.path("count").asInt());
    assertEquals(1, shown.path("firstSeq").asInt());
    assertEquals(5, shown.path("lastSeq").asInt());
    assertEquals(2, shown.path("events").size());
    assertEquals("{\"seq\":4,\"ts\":7,\"type\":\"odd\",\"n\":3}", shown.at("/events/0").toString());
    assertEquals("{\"even\":3,\"odd\":2}", shown.at("/summary/byType").toString());
    assertEquals(2, log.show(Optional.of("odd"), 0, 50).path("count").asInt());
    assertEquals(1, log.show(Optional.empty(), 4, 50).path("events").size());
    JsonNode none = log.show(Optional.of("zz"), 0, 50);
    assertFalse(none.has("firstSeq"));
    assertEquals("{\"byType\":{}}", none.path("summary").toString());
  }

  @Test
  void oldestAreDroppedAndThatIsCounted() {
    for (int i = 0; i < 1010; i++) {
      log.record("x", facts());
    }
    JsonNode shown = log.show(Optional.empty(), 0, 1000);
    assertEquals(1000, shown.path("events").size());
    assertEquals(10, shown.path("dropped").asInt());
    assertEquals(11, shown.path("firstSeq").asInt());
  }

  @Test
  void memoryIsSummarised() {
    log.record(StabilityLog.MEMORY, facts().set("memory", facts().put("rssBytes", 9)));
    log.record(StabilityLog.MEMORY, facts().set("memory", Memory.sample()));
    JsonNode memory = log.show(Optional.empty(), 0, 50).at("/summary/memory");
    assertTrue(memory.path("maxRssBytes").asLong() > 1_000_000);
    assertTrue(memory.at("/latest/heapUsedBytes").asLong() > 0);
  }
}
