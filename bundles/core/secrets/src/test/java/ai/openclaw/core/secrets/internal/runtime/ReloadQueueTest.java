package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReloadQueueTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final AtomicInteger passes = new AtomicInteger();
  private final ReloadQueue<Integer> queue = new ReloadQueue<>(tasks::add, passes::incrementAndGet);

  @Test
  void sharesAPassThatHasNotBegun() {
    CompletableFuture<Integer> first = queue.join();
    assertSame(first, queue.join());
    tasks.remove().run();
    assertEquals(1, first.join());
    assertTrue(tasks.isEmpty());
  }

  @Test
  void asksForOneFollowUpPassWhileOneRuns() {
    var during = new CompletableFuture<CompletableFuture<Integer>>();
    var waiting = new ArrayDeque<Runnable>();
    var nested = new AtomicInteger();
    var self = new CompletableFuture<ReloadQueue<Integer>>();
    self.complete(
        new ReloadQueue<>(
            waiting::add,
            () -> {
              if (nested.incrementAndGet() == 1) {
                CompletableFuture<Integer> follow = self.join().join();
                assertSame(follow, self.join().join());
                during.complete(follow);
              }
              return nested.get();
            }));
    CompletableFuture<Integer> first = self.join().join();
    waiting.remove().run();
    assertNotSame(first, during.join());
    assertEquals(1, first.join());
    waiting.remove().run();
    assertEquals(2, during.join().join());
  }

  @Test
  void failsTheCallWhenNoPassCanRun() {
    var closed =
        new ReloadQueue<Integer>(
            task -> {
              throw new RejectedExecutionException();
            },
            () -> 1);
    assertTrue(closed.join().isCompletedExceptionally());
    assertNotSame(closed.join(), closed.join());
  }
}
