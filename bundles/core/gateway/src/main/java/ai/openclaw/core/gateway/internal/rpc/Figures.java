package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.diagnostics.MetricSink;
import ai.openclaw.api.diagnostics.MetricSource;
import ai.openclaw.api.diagnostics.Stability;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what the gateway does. Thread-safe; counting never waits. */
public final class Figures implements MetricSource {
  private static final Logger LOG = LoggerFactory.getLogger(Figures.class);
  private static final int MOST_FAMILIES = 64;
  private static final String OTHER = "other";
  private static final List<Double> BOUNDS =
      List.of(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 30.0);

  private final Supplier<Optional<Stability>> stability;
  private final Map<String, Family> families = new ConcurrentHashMap<>();
  private final Map<Connect, LongAdder> connects = new ConcurrentHashMap<>();
  private final Map<Incident, LongAdder> incidents = new ConcurrentHashMap<>();
  private final LongAdder events = new LongAdder();
  private final LongAdder droppedEvents = new LongAdder();
  private volatile IntSupplier connections = () -> 0;
  private volatile Executor later = Runnable::run;

  /** How a connect request ended. */
  public enum Connect {
    /** The client was let in. */
    ACCEPTED,
    /** It was turned away. */
    REFUSED,
    /** It did not ask in time. */
    LATE
  }

  /** What makes a connection end, or a call fail, that should not happen. */
  public enum Incident {
    /** A client did not read what was sent to it. */
    SLOW_CONSUMER,
    /** A message was larger than allowed. */
    OVERSIZED_FRAME,
    /** A role made calls that are not its own, again and again. */
    REPEATED_UNAUTHORIZED,
    /** No worker was free for a call. */
    BUSY,
    /** A method threw. */
    BROKEN_METHOD
  }

  /** How a call ended. */
  enum Outcome {
    OK,
    ERROR,
    REFUSED
  }

  private static final class Family {
    private final Map<Outcome, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final LongAdder[] buckets = new LongAdder[BOUNDS.size() + 1];
    private final LongAdder nanos = new LongAdder();

    Family() {
      for (int i = 0; i < buckets.length; i++) {
        buckets[i] = new LongAdder();
      }
    }
  }

  /**
   * Creates it.
   *
   * @param stability where incidents are remembered, when somebody does
   */
  public Figures(Supplier<Optional<Stability>> stability) {
    this.stability = stability;
  }

  /**
   * Joins a server.
   *
   * @param count how many clients are connected
   * @param executor where incidents are told: whoever counts one may hold a lock
   */
  public void join(IntSupplier count, Executor executor) {
    connections = count;
    later = executor;
  }

  /** A call of a method that exists has ended. */
  void called(String method, Outcome outcome, long nanos) {
    Family family = family(method);
    family.outcomes.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    int bucket = 0;
    while (bucket < BOUNDS.size() && nanos > BOUNDS.get(bucket) * 1e9) {
      bucket++;
    }
    family.buckets[bucket].increment();
    family.nanos.add(nanos);
  }

  /** A call was turned away before it reached a method. */
  void refused() {
    family(OTHER).outcomes.computeIfAbsent(Outcome.REFUSED, key -> new LongAdder()).increment();
  }

  /** The names of methods are the gateway's own, so what is before the first dot is one of few. */
  private Family family(String method) {
    int dot = method.indexOf('.');
    String name = dot < 0 ? method : method.substring(0, dot);
    Family known = families.get(name);
    if (known != null) {
      return known;
    }
    String kept = families.size() < MOST_FAMILIES ? name : OTHER;
    return families.computeIfAbsent(kept, key -> new Family());
  }

  /** Somebody asked to connect. */
  public void connect(Connect outcome) {
    connects.computeIfAbsent(outcome, key -> new LongAdder()).increment();
  }

  /** An event was published. */
  public void event() {
    events.increment();
  }

  /** A client missed an event, because its buffer is full. */
  public void droppedEvent() {
    droppedEvents.increment();
  }

  /** Something happened that should not. */
  public void incident(Incident kind) {
    incidents.computeIfAbsent(kind, key -> new LongAdder()).increment();
    ObjectNode facts = JsonNodeFactory.instance.objectNode().put("level", "warning");
    facts.put("connections", connections.getAsInt());
    try {
      later.execute(
          () -> stability.get().ifPresent(log -> log.record("gateway." + word(kind), facts)));
    } catch (RejectedExecutionException stopping) {
      LOG.debug("an incident at the stop is only counted: {}", kind);
    }
  }

  @Override
  public void collect(MetricSink sink) {
    sink.gauge(
        "openclaw_gateway_connections", "Connected clients", Map.of(), connections.getAsInt());
    count(sink, "openclaw_gateway_connects_total", "Connect requests", "outcome", connects);
    count(sink, "openclaw_gateway_incidents_total", "What should not happen", "kind", incidents);
    sink.counter(
        "openclaw_gateway_events_total", "Events published", Map.of(), (double) events.sum());
    sink.counter(
        "openclaw_gateway_events_dropped_total",
        "Events that a slow client missed",
        Map.of(),
        (double) droppedEvents.sum());
    new TreeMap<>(families).forEach((name, family) -> collect(sink, name, family));
  }

  private static void collect(MetricSink sink, String name, Family family) {
    family.outcomes.forEach(
        (outcome, count) ->
            sink.counter(
                "openclaw_rpc_requests_total",
                "Requests by the first word of their method",
                Map.of("family", name, "outcome", word(outcome)),
                (double) count.sum()));
    List<Long> counts = new ArrayList<>();
    for (LongAdder bucket : family.buckets) {
      counts.add(bucket.sum());
    }
    sink.histogram(
        "openclaw_rpc_request_duration_seconds",
        "Time from a request to its answer",
        Map.of("family", name),
        BOUNDS,
        counts,
        family.nanos.sum() / 1e9);
  }

  private static <E extends Enum<E>> void count(
      MetricSink sink, String name, String help, String label, Map<E, LongAdder> counts) {
    counts.forEach(
        (kind, count) -> sink.counter(name, help, Map.of(label, word(kind)), (double) count.sum()));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
