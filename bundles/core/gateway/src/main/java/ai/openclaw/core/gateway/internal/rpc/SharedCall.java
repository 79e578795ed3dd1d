package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** One call that several requests wait for. Thread-safe. */
final class SharedCall implements RpcCall {
  private final GatewayCall first;
  private final LongSupplier nanos;
  private final Runnable forget;
  private final List<GatewayCall> waiting = new ArrayList<>();
  private Optional<JsonNode> accepted = Optional.empty();
  private Optional<Consumer<GatewayCall>> end = Optional.empty();
  private long since;

  /**
   * Creates it.
   *
   * @param first the request that came first
   * @param forget called when the answer is not to be repeated
   */
  SharedCall(GatewayCall first, LongSupplier nanos, Runnable forget) {
    this.first = first;
    this.nanos = nanos;
    this.forget = forget;
    this.since = nanos.getAsLong();
    waiting.add(first);
  }

  /** Lets a repeat have what the first request gets. */
  void join(GatewayCall repeat) {
    Optional<JsonNode> begun;
    Optional<Consumer<GatewayCall>> ended;
    synchronized (this) {
      begun = accepted;
      ended = end;
      if (ended.isEmpty()) {
        waiting.add(repeat);
      }
    }
    if (ended.isPresent()) {
      ended.get().accept(repeat);
    } else {
      begun.ifPresent(repeat::accepted);
    }
  }

  /** Whether it is answered, or nobody waits for the answer any more. */
  synchronized boolean over() {
    return end.isPresent() || waiting.stream().allMatch(GatewayCall::cancelled);
  }

  /** When it began, or ended. */
  synchronized long sinceNanos() {
    return since;
  }

  @Override
  public String method() {
    return first.method();
  }

  @Override
  public JsonNode params() {
    return first.params();
  }

  @Override
  public Principal principal() {
    return first.principal();
  }

  @Override
  public String connectionId() {
    return first.connectionId();
  }

  @Override
  public boolean direct() {
    return first.direct();
  }

  @Override
  public synchronized boolean cancelled() {
    return waiting.stream().allMatch(GatewayCall::cancelled);
  }

  @Override
  public void accepted(JsonNode payload) {
    List<GatewayCall> told;
    synchronized (this) {
      if (accepted.isPresent() || end.isPresent()) {
        return;
      }
      accepted = Optional.of(payload);
      told = List.copyOf(waiting);
    }
    told.forEach(call -> call.accepted(payload));
  }

  @Override
  public void answer(JsonNode payload) {
    Objects.requireNonNull(payload, "payload");
    end(call -> call.answer(payload), true);
  }

  @Override
  public void fail(RpcError error, Optional<JsonNode> payload) {
    // What may work later is tried again by a repeat.
    end(call -> call.fail(error, payload), error.code() != RpcError.Code.UNAVAILABLE);
  }

  private void end(Consumer<GatewayCall> answer, boolean repeatable) {
    List<GatewayCall> told;
    synchronized (this) {
      if (end.isPresent()) {
        return;
      }
      end = Optional.of(answer);
      since = nanos.getAsLong();
      told = List.copyOf(waiting);
      waiting.clear();
    }
    if (!repeatable) {
      forget.run();
    }
    told.forEach(answer);
  }
}
