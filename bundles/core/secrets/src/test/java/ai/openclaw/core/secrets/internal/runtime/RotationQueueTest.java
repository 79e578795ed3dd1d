package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class RotationQueueTest {
  private static final SecretRef A = new SecretRef("s", "p", "a");
  private static final SecretRef B = new SecretRef("s", "p", "b");
  private static final SecretRef C = new SecretRef("s", "p", "c");

  private final List<Runnable> passes = new ArrayList<>();
  private final RotationQueue<Set<SecretRef>> queue =
      new RotationQueue<>(passes::add, refs -> refs);

  @Test
  void callsBeforeAPassBeginsShareItWithAllTheirReferences() throws Exception {
    CompletableFuture<Set<SecretRef>> first = queue.join(Set.of(A));
    CompletableFuture<Set<SecretRef>> second = queue.join(Set.of(B));
    passes.get(0).run();
    CompletableFuture<Set<SecretRef>> third = queue.join(Set.of(C));
    passes.get(1).run();

    assertEquals(Set.of(A, B), first.get());
    assertEquals(Set.of(A, B), second.get());
    assertEquals(Set.of(C), third.get());
    assertEquals(2, passes.size());
  }

  @Test
  void passThatFailsOrIsRefusedEndsItsCallsAndNoOther() throws Exception {
    var failing =
        new RotationQueue<Set<SecretRef>>(
            passes::add,
            refs -> {
              if (refs.contains(A)) {
                throw new IllegalStateException("on purpose, by a test");
              }
              return refs;
            });
    CompletableFuture<Set<SecretRef>> failed = failing.join(Set.of(A));
    passes.get(0).run();
    CompletableFuture<Set<SecretRef>> next = failing.join(Set.of(B));
    passes.get(1).run();
    var refusing =
        new RotationQueue<Set<SecretRef>>(
            task -> {
              throw new RejectedExecutionException();
            },
            refs -> refs);

    assertTrue(failed.isCompletedExceptionally());
    assertEquals(Set.of(B), next.get());
    assertTrue(refusing.join(Set.of(A)).isCompletedExceptionally());
    assertTrue(refusing.join(Set.of(B)).isCompletedExceptionally());
  }
}
