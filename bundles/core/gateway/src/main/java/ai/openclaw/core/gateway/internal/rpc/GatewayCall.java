package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.Principal;
import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One call under way. It counts as such, and holds on to the service, until the method has returned
 * and the call has been answered or its connection has ended.
 */
public final class GatewayCall implements RpcCall {
  private static final int ANSWERED = 1;
  private static final int RETURNED = 2;
  private static final int ACCEPTED = 4;
  private static final int CLAIMED = 8;
  private static final int OVER = ANSWERED | RETURNED;

  private final Caller caller;
  private final Request request;
  private final InFlight inFlight;
  private final Figures figures;
  private final long begun = System.nanoTime();
  private final AtomicInteger state = new AtomicInteger();

  GatewayCall(Caller caller, Request request, InFlight inFlight, Figures figures) {
    this.caller = caller;
    this.request = request;
    this.inFlight = inFlight;
    this.figures = figures;
  }

  @Override
  public String method() {
    return request.method();
  }

  @Override
  public JsonNode params() {
    return request.params();
  }

  @Override
  public Principal principal() {
    return caller.principal();
  }

  @Override
  public String connectionId() {
    return caller.connectionId();
  }

  @Override
  public boolean direct() {
    return caller.direct();
  }

  @Override
  public boolean cancelled() {
    return caller.closed();
  }

  @Override
  public void accepted(JsonNode payload) {
    byte[] frame = Frames.answer(request.id(), payload);
    int before = state.getAndUpdate(was -> was | ACCEPTED);
    if ((before & (CLAIMED | ACCEPTED)) == 0) {
      caller.send(frame);
    }
  }

  @Override
  public void answer(JsonNode payload) {
    Objects.requireNonNull(payload, "payload");
    last(Frames.answer(request.id(), payload), Figures.Outcome.OK);
  }

  @Override
  public void fail(RpcError error, Optional<JsonNode> payload) {
    last(Frames.failure(request.id(), error, payload), Figures.Outcome.ERROR);
  }

  /** The method has returned; without an answer so far, the call goes on. */
  void returned() {
    if ((state.get() & ANSWERED) == 0) {
      caller.watch(this);
    }
    end(RETURNED);
  }

  /** Nobody waits for the answer any more. */
  public void abandon() {
    if (claim()) {
      end(ANSWERED);
    }
  }

  /** A call is over only once its answer is on its way: who waits for that may close the socket. */
  private void last(byte[] frame, Figures.Outcome outcome) {
    if (claim()) {
      figures.called(request.method(), outcome, System.nanoTime() - begun);
      caller.send(frame);
      end(ANSWERED);
    }
  }

  private boolean claim() {
    return (state.getAndUpdate(was -> was | CLAIMED) & CLAIMED) == 0;
  }

  private void end(int part) {
    int before = state.getAndUpdate(was -> was | part);
    if ((before & part) == 0 && ((before | part) & OVER) == OVER) {
      inFlight.leave();
      caller.unwatch(this);
    }
  }
}
