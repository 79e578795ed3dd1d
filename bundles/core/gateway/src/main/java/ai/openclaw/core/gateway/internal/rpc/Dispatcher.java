package ai.openclaw.core.gateway.internal.rpc;

import ai.openclaw.api.rpc.RpcCall;
import ai.openclaw.api.rpc.RpcError;
import ai.openclaw.api.rpc.RpcMethod;
import ai.openclaw.core.gateway.internal.rpc.Inbound.Request;
import ai.openclaw.lib.schema.DidYouMean;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Checks who may call what, and calls it: at once, or on a worker. */
public final class Dispatcher {
  private static final String ADMIN = "operator.admin";
  private static final RpcError BUSY =
      new RpcError(
          RpcError.Code.UNAVAILABLE,
          "the gateway is busy; retry shortly",
          Optional.empty(),
          Optional.of(Duration.ofMillis(500)));
  private static final RpcError BROKEN =
      RpcError.unavailable("the method failed; the gateway's log says why");

  private final MethodTable methods;
  private final Executor workers;
  private final Figures figures;
  private final Repeats repeats = new Repeats(System::nanoTime);

  public Dispatcher(MethodTable methods, Executor workers, Figures figures) {
    this.methods = methods;
    this.workers = workers;
    this.figures = figures;
  }

  /** Serves one request. */
  public void dispatch(Caller caller, Request request) {
    if (request.method().equals("connect")) {
      refuse(caller, request, "connect is only valid as the first request");
      return;
    }
    Optional<BoundMethod> found = enter(request.method());
    if (!authorised(caller, request, found)) {
      found.ifPresent(method -> method.inFlight().leave());
      return;
    }
    if (found.isEmpty()) {
      String hint = DidYouMean.hint(request.method(), methods.listed());
      refuse(caller, request, "unknown method: " + request.method() + hint);
      return;
    }
    call(caller, request, found.get());
  }

  /** A method that goes while it is looked up has a successor, or is unknown. */
  private Optional<BoundMethod> enter(String name) {
    Optional<BoundMethod> found = methods.find(name);
    while (found.isPresent() && !found.get().inFlight().enter()) {
      BoundMethod closed = found.get();
      found = methods.find(name).filter(next -> next.inFlight() != closed.inFlight());
    }
    return found;
  }

  private boolean authorised(Caller caller, Request request, Optional<BoundMethod> found) {
    String role = found.map(method -> method.traits().role()).orElse("operator");
    if (!role.equals(caller.principal().role())) {
      String text = "unauthorized role: " + caller.principal().role();
      byte[] frame = Frames.failure(request.id(), RpcError.invalidRequest(text), Optional.empty());
      figures.refused();
      if (caller.countUnauthorizedRole()) {
        figures.incident(Figures.Incident.REPEATED_UNAUTHORIZED);
        caller.sendAndClose(frame, CloseCodes.POLICY, "repeated unauthorized calls");
      } else {
        caller.send(frame);
      }
      return false;
    }
    caller.resetUnauthorizedRole();
    String scope = found.map(method -> method.traits().scope()).orElse(ADMIN);
    if (!scope.equals(RpcMethod.NO_SCOPE)
        && role.equals("operator")
        && !caller.principal().has(scope)) {
      refuse(caller, request, "missing scope: " + scope);
      return false;
    }
    Optional<String> beyond = GrantCheck.beyond(caller.principal(), request);
    beyond.ifPresent(message -> refuse(caller, request, message));
    return beyond.isEmpty();
  }

  private void call(Caller caller, Request request, BoundMethod method) {
    var call = new GatewayCall(caller, request, method.inFlight(), figures);
    if (!method.traits().idempotent()) {
      call(call, call, method);
      return;
    }
    Repeats.Decision decision = repeats.decide(call);
    if (decision instanceof Repeats.Decision.Execute execute) {
      call(execute.call(), call, method);
    } else if (decision instanceof Repeats.Decision.Full) {
      call.fail(BUSY);
      call.returned();
    } else {
      call.returned();
    }
  }

  /**
   * Calls.
   *
   * @param seen the call as the method sees it
   * @param own the call of the request that is served
   */
  private void call(RpcCall seen, GatewayCall own, BoundMethod method) {
    Optional<RpcMethod> ready =
        method.traits().immediate() ? method.ready().get() : Optional.empty();
    if (ready.isPresent()) {
      run(ready.get(), seen, own, method);
      return;
    }
    try {
      workers.execute(() -> run(seen, own, method));
    } catch (RejectedExecutionException full) {
      figures.incident(Figures.Incident.BUSY);
      seen.fail(BUSY);
      own.returned();
    }
  }

  private void run(RpcCall seen, GatewayCall own, BoundMethod method) {
    RpcMethod object;
    try {
      object = method.instance().get();
    } catch (ServiceGone gone) {
      seen.fail(BUSY);
      own.returned();
      return;
    } catch (RuntimeException | LinkageError broken) {
      method.broken().accept("cannot be created: " + broken.getClass().getSimpleName());
      figures.incident(Figures.Incident.BROKEN_METHOD);
      seen.fail(BROKEN);
      own.returned();
      return;
    }
    run(object, seen, own, method);
  }

  private void run(RpcMethod object, RpcCall seen, GatewayCall own, BoundMethod method) {
    try {
      object.call(seen);
    } catch (InterruptedException stopped) {
      seen.fail(RpcError.unavailable("the gateway is stopping"));
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error broken) {
      method.broken().accept("threw " + broken.getClass().getName());
      figures.incident(Figures.Incident.BROKEN_METHOD);
      seen.fail(BROKEN);
    } finally {
      own.returned();
    }
  }

  private void refuse(Caller caller, Request request, String message) {
    figures.refused();
    refuse(caller, request.id(), message);
  }

  /** Answers that a request is wrong. */
  public static void refuse(Caller caller, JsonNode id, String message) {
    caller.send(Frames.failure(id, RpcError.invalidRequest(message), Optional.empty()));
  }
}
