package ai.openclaw.core.secrets.internal.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchedCallsTest {
  private final WatchedCalls calls = new WatchedCalls();

  @AfterEach
  void stop() {
    calls.close();
  }

  @Test
  void passesResultsAndErrorsOn() {
    assertEquals("x", calls.start("x", Duration.ofSeconds(60), () -> "x").join());
    CompletableFuture<String> failed =
        calls.start(
            "x",
            Duration.ofSeconds(60),
            () -> {
              throw new NoClassDefFoundError("gone");
            });
    assertInstanceOf(
        NoClassDefFoundError.class,
        assertThrows(CompletionException.class, failed::join).getCause());
  }

  @Test
  void abandonsACallThatDoesNotReturnAndInterruptsItOnce() throws Exception {
    var interrupted = new CountDownLatch(1);
    CompletableFuture<String> call =
        calls.start(
            "x",
            Duration.ofMillis(30),
            () -> {
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              return "too late";
            });
    assertInstanceOf(
        TimeoutException.class, assertThrows(CompletionException.class, call::join).getCause());
    assertTrue(interrupted.await(60, TimeUnit.SECONDS));
  }

  @Test
  void endsEveryCallWhenItIsClosed() {
    CompletableFuture<String> call =
        calls.start(
            "x",
            Duration.ofMinutes(5),
            () -> {
              new CountDownLatch(1).await();
              return "";
            });
    calls.close();
    assertInstanceOf(
        InterruptedException.class, assertThrows(CompletionException.class, call::join).getCause());
    assertTrue(calls.start("x", Duration.ofSeconds(1), () -> "").isCompletedExceptionally());
  }

  @Test
  void countsThreadsThatAreLost() throws Exception {
    var release = new CountDownLatch(1);
    CompletableFuture<String> call =
        calls.start(
            "x",
            Duration.ofMillis(30),
            () -> {
              boolean released = false;
              while (!released) {
                try {
                  release.await();
                  released = true;
                } catch (InterruptedException e) {
                  released = false;
                }
              }
              return "";
            });
    assertThrows(CompletionException.class, call::join);
    assertEquals(1, calls.abandoned());
    release.countDown();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (calls.abandoned() > 0 && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertEquals(0, calls.abandoned());
  }

  @Test
  void leavesNoInterruptOnTheThreadsOfLaterCalls() {
    for (int i = 0; i < 50; i++) {
      CompletableFuture<String> slow =
          calls.start(
              "x",
              Duration.ofMillis(1),
              () -> {
                while (!Thread.currentThread().isInterrupted()) {
                  Thread.onSpinWait();
                }
                return "";
              });
      assertThrows(CompletionException.class, slow::join);
      assertEquals(
          false,
          calls
              .start("x", Duration.ofSeconds(60), () -> Thread.currentThread().isInterrupted())
              .join());
    }
  }
}
