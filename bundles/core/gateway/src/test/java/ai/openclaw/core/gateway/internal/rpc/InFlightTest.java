package ai.openclaw.core.gateway.internal.rpc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InFlightTest {
  @Test
  void closesAtOnceWithoutCalls() {
    var calls = new InFlight();
    assertTrue(calls.close().toCompletableFuture().isDone());
    assertFalse(calls.enter());
  }

  @Test
  void waitsForTheLastCallAndRefusesNewOnes() {
    var calls = new InFlight();
    assertTrue(calls.enter());
    assertTrue(calls.enter());
    var closed = calls.close().toCompletableFuture();
    assertFalse(calls.enter());
    calls.leave();
    assertFalse(closed.isDone());
    calls.leave();
    assertTrue(closed.isDone());
  }

  @Test
  void noCallIsUnderWayOnceClosed() throws Exception {
    for (int round = 0; round < 200; round++) {
      var calls = new InFlight();
      var inside = new AtomicInteger();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 4; i++) {
        var thread =
            new Thread(
                () -> {
                  while (calls.enter()) {
                    inside.incrementAndGet();
                    inside.decrementAndGet();
                    calls.leave();
                  }
                });
        threads.add(thread);
        thread.start();
      }
      calls.close().toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertEquals(0, inside.get());
      for (Thread thread : threads) {
        thread.join();
      }
    }
  }
}
