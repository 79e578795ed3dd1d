package ai.openclaw.core.status.internal.stability;

import ai.openclaw.api.diagnostics.Stability;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The last thousand events. Thread-safe. */
final class StabilityLog implements Stability {
  static final int CAPACITY = 1000;
  static final String MEMORY = "diagnostic.memory.sample";

  private final InstantSource clock;
  private final Deque<ObjectNode> events = new ArrayDeque<>();
  private long seq;
  private long dropped;

  StabilityLog(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized void record(String type, ObjectNode facts) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("seq", ++seq).put("ts", clock.millis()).put("type", type);
    facts.properties().forEach(fact -> event.set(fact.getKey(), fact.getValue()));
    events.addLast(event);
    if (events.size() > CAPACITY) {
      events.removeFirst();
      dropped++;
    }
  }

  /**
   * Shows events.
   *
   * @param type only these; empty: all
   * @param sinceSeq only those after this one
   * @param limit only so many, the newest
   */
  ObjectNode show(Optional<String> type, long sinceSeq, int limit) {
    List<ObjectNode> found;
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    synchronized (this) {
      found =
          events.stream()
              .filter(event -> event.path("seq").asLong() > sinceSeq)
              .filter(event -> type.isEmpty() || event.path("type").asText().equals(type.get()))
              .toList();
      answer.put("generatedAt", Instant.ofEpochMilli(clock.millis()).toString());
      answer.put("capacity", CAPACITY).put("count", found.size()).put("dropped", dropped);
    }
    if (!found.isEmpty()) {
      answer.set("firstSeq", found.get(0).path("seq"));
      answer.set("lastSeq", found.get(found.size() - 1).path("seq"));
    }
    ArrayNode list = answer.putArray("events");
    found.subList(Math.max(0, found.size() - limit), found.size()).forEach(list::add);
    summarise(answer.putObject("summary"), found);
    return answer;
  }

  private static void summarise(ObjectNode summary, List<ObjectNode> found) {
    Map<String, Integer> counts = new TreeMap<>();
    found.forEach(event -> counts.merge(event.path("type").asText(), 1, Integer::sum));
    ObjectNode byType = summary.putObject("byType");
    counts.forEach(byType::put);
    List<JsonNode> samples =
        found.stream()
            .filter(event -> event.path("type").asText().equals(MEMORY))
            .map(event -> event.path("memory"))
            .toList();
    if (!samples.isEmpty()) {
      ObjectNode memory = summary.putObject("memory");
      memory.set("latest", samples.get(samples.size() - 1));
      memory.put("maxRssBytes", most(samples, "rssBytes"));
      memory.put("maxHeapUsedBytes", most(samples, "heapUsedBytes"));
      memory.put("pressureCount", counts.getOrDefault("diagnostic.memory.pressure", 0));
    }
  }

  private static long most(List<JsonNode> samples, String key) {
    return samples.stream().mapToLong(sample -> sample.path(key).asLong()).max().orElse(0);
  }
}
