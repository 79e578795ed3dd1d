package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.Sighting;
import ai.openclaw.core.client.Sighting.Close;
import ai.openclaw.core.client.internal.Dialer.Visitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at a gateway without changing anything on either side. */
final class Look {
  private static final long CLOSE_GRACE_MS = 250;
  private static final List<String> SCOPES = List.of("operator.read");

  private final GatewayTarget target;
  private final Deadline deadline;
  private final Map<String, JsonNode> answers = new HashMap<>();
  private final Map<String, RemoteGatewayException> refusals = new HashMap<>();

  private Look(GatewayTarget target) {
    this.target = target;
    this.deadline = Deadline.in(target.timeout());
  }

  static Sighting at(GatewayTarget target, List<String> methods, Dialer dialer)
      throws InterruptedException {
    return new Look(target).with(methods, dialer);
  }

  private Sighting with(List<String> methods, Dialer dialer) throws InterruptedException {
    long begun = System.nanoTime();
    try (var attempt = dialer.attempt(target, new Visitor(ClientMode.PROBE, "", SCOPES))) {
      try {
        JsonNode hello = attempt.greeting(deadline);
        long latencyMs = (System.nanoTime() - begun) / 1_000_000;
        ask(methods, attempt.wire());
        return new Sighting(
            Optional.of(latencyMs),
            Optional.of(hello),
            Optional.empty(),
            Optional.empty(),
            answers,
            refusals);
      } catch (RemoteGatewayException e) {
        return failed(e, close(attempt.wire()));
      }
    } catch (RemoteGatewayException e) {
      return failed(e, Optional.empty());
    }
  }

  private void ask(List<String> methods, Wire wire) throws InterruptedException {
    Map<String, CompletableFuture<JsonNode>> asked = new LinkedHashMap<>();
    for (String method : methods) {
      // Some methods insist on an object, some on nothing at all, as it is with the reference.
      Optional<JsonNode> params =
          method.startsWith("config.")
              ? Optional.of(JsonNodeFactory.instance.objectNode())
              : Optional.empty();
      asked.put(method, wire.request(method, params));
    }
    for (Map.Entry<String, CompletableFuture<JsonNode>> one : asked.entrySet()) {
      try {
        answers.put(one.getKey(), deadline.await(one.getValue()));
      } catch (RemoteGatewayException e) {
        refusals.put(one.getKey(), told(e));
      }
    }
  }

  /** The gateway closes after it has refused; its reason is worth a moment. */
  private static Optional<Close> close(Wire wire) throws InterruptedException {
    try {
      return Optional.of(wire.closed().get(CLOSE_GRACE_MS, TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException e) {
      return Optional.empty();
    }
  }

  private Sighting failed(RemoteGatewayException failure, Optional<Close> close) {
    return new Sighting(
        Optional.empty(),
        Optional.empty(),
        Optional.of(told(failure)),
        close.map(frame -> new Close(frame.code(), Told.without(target, frame.reason()))),
        answers,
        refusals);
  }

  private RemoteGatewayException told(RemoteGatewayException failure) {
    return new RemoteGatewayException(
        failure.code(),
        Told.without(target, String.valueOf(failure.getMessage())),
        failure.reason().orElse(""));
  }
}
