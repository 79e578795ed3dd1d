package ai.openclaw.lib.providers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TimedCallsTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch over = new CountDownLatch(1);
  private final CountDownLatch begun = new CountDownLatch(1);
  private final TimedCalls calls = new TimedCalls("test-calls", 2);

  @AfterEach
  void stop() {
    over.countDown();
    calls.close();
  }

  @Test
  void workGivesItsResult() throws Exception {
    assertEquals("done", calls.call("work", LONG, () -> "done"));
  }

  @Test
  void failureOfTheWorkIsHandedOn() {
    assertEquals(
        "CODE",
        refused(
            LONG,
            () -> {
              throw new UnavailableException("CODE", "text");
            }));
  }

  @Test
  void workThatCannotBeInterruptedIsLeftBehind() {
    assertEquals(TimedCalls.LATE, refused(SHORT, this::hang));
  }

  @Test
  void callsRecoverWhenTheSystemDoes() throws Exception {
    assertEquals(TimedCalls.LATE, refused(SHORT, this::hang));
    assertEquals(TimedCalls.LATE, refused(SHORT, this::hang));
    assertEquals(TimedCalls.LATE, refused(SHORT, () -> "done"));

    over.countDown();

    assertEquals("done", calls.call("work", LONG, () -> "done"));
  }

  @Test
  void interruptEndsTheWait() throws Exception {
    FutureTask<String> call = new FutureTask<>(() -> calls.call("work", LONG, this::hang));
    Thread caller = new Thread(call);
    caller.start();
    begun.await();

    caller.interrupt();

    assertInstanceOf(
        InterruptedException.class, assertThrows(ExecutionException.class, call::get).getCause());
  }

  @Test
  void afterTheEndNothingIsDone() {
    calls.close();

    assertEquals(TimedCalls.BUSY, refused(LONG, () -> "done"));
  }

  private String refused(Duration limit, TimedCalls.Work<String> work) {
    return assertThrows(UnavailableException.class, () -> calls.call("work", limit, work))
        .failure()
        .code();
  }

  private String hang() {
    begun.countDown();
    boolean waiting = true;
    while (waiting) {
      try {
        over.await();
        waiting = false;
      } catch (InterruptedException ignoredAsAKernelWould) {
        waiting = true;
      }
    }
    return "late";
  }
}
