package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The moment at which one call has to be over. Immutable. */
final class Deadline {
  private final Duration whole;
  private final long at;

  private Deadline(Duration whole) {
    this.whole = whole;
    this.at = System.nanoTime() + whole.toNanos();
  }

  static Deadline in(Duration time) {
    return new Deadline(time);
  }

  /** Waits for an answer as long as there is time. */
  <T> T await(CompletableFuture<T> answer) throws RemoteGatewayException, InterruptedException {
    try {
      return answer.get(Math.max(0, at - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RemoteGatewayException known) {
        throw known;
      }
      throw new RemoteGatewayException("TRANSPORT", "gateway closed (1006): the connection broke");
    } catch (TimeoutException e) {
      throw new RemoteGatewayException("TRANSPORT", "no answer within " + whole.toMillis() + " ms");
    }
  }
}
