package ai.openclaw.core.secrets.internal.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final WatchedCalls calls = new WatchedCalls();
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger running = new AtomicInteger();

  @AfterEach
  void stop() {
    release.countDown();
    calls.close();
  }

  private CompletableFuture<String> hang(String lane, Duration limit) {
    return calls.start(
        lane,
        limit,
        () -> {
          running.incrementAndGet();
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
  }

  @Test
  void leavesTheOthersAThreadWhenOneHangsUnderLoad() throws Exception {
    List<CompletableFuture<String>> hanging = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      hanging.add(hang("bad", LONG));
    }
    for (int i = 0; i < 50; i++) {
      assertEquals("x", calls.start("good", LONG, () -> "x").get(30, TimeUnit.SECONDS));
    }
    assertTrue(running.get() <= 16, running.get() + " threads");
    assertTrue(hanging.stream().noneMatch(CompletableFuture::isDone));
  }

  @Test
  void refusesMoreThanMayWait() throws Exception {
    List<CompletableFuture<String>> hanging = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      hanging.add(hang("bad", LONG));
    }
    var refused = assertThrows(CompletionException.class, hanging.get(hanging.size() - 1)::join);
    assertInstanceOf(RejectedExecutionException.class, refused.getCause());
    release.countDown();
    assertEquals("", hanging.get(500).get(30, TimeUnit.SECONDS));
  }

  @Test
  void keepsTheThreadsOfCallsThatNeverReturn() {
    List<CompletableFuture<String>> lost = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      lost.add(hang("bad", Duration.ofMillis(20)));
    }
    for (CompletableFuture<String> call : lost) {
      assertInstanceOf(
          TimeoutException.class, assertThrows(CompletionException.class, call::join).getCause());
    }
    CompletableFuture<String> waits = calls.start("bad", Duration.ofMillis(20), () -> "x");
    assertInstanceOf(
        RejectedExecutionException.class,
        assertThrows(CompletionException.class, waits::join).getCause());
    release.countDown();
    assertEquals("x", calls.start("bad", LONG, () -> "x").join());
  }
}
