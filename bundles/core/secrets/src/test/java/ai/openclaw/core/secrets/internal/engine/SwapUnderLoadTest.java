package ai.openclaw.core.secrets.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.secrets.internal.Configs;
import ai.openclaw.core.secrets.internal.TestHandle;
import ai.openclaw.core.secrets.internal.TestProvider;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.Entry;
import ai.openclaw.core.secrets.internal.provider.LibSettingsCheck;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Shield;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SwapUnderLoadTest {
  private static final int CALLERS = 16;
  private static final int SWAPS = 20;

  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<SecretProvider> claims = new Claims<>("the source", Set.of(), name -> true);
  private final Shield shield = new Shield(Clock.systemUTC(), () -> 1);
  private final Engine engine =
      new Engine(
          claims,
          new Descriptions(claims, calls, LibSettingsCheck::new),
          calls,
          shield,
          new Turns(claims, shield, Clock.systemUTC(), instant -> {}));
  private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
  private final ResolutionSettings settings =
      ResolutionSettings.of(
          Configs.snapshot("{secrets: {providers: {p: {source: 'demo'}}}}", Map.of()));

  @AfterEach
  void stop() {
    callers.shutdownNow();
    calls.close();
  }

  private static TestHandle<SecretProvider> version(int number, CountDownLatch slow) {
    var provider = new TestProvider().put("quick", "x").put("slow", "x");
    provider.inside(
        request -> {
          if (request.ids().contains("slow")) {
            slow.await();
          } else {
            new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
          }
        });
    return new TestHandle<>("b", number + ".0.0", provider);
  }

  private boolean resolves(String id) throws InterruptedException {
    var ref = new SecretRef("demo", "p", id);
    return engine.resolve(List.of(ref), settings, false).get(ref) instanceof Resolved;
  }

  @Test
  void failsNoCallWhileVersionsReplaceEachOther() throws Exception {
    var slow = new CountDownLatch(1);
    var stop = new CountDownLatch(1);
    var served = new AtomicInteger();
    var failed = new AtomicInteger();
    Entry<SecretProvider> current = claims.add("demo", version(1, slow));
    Future<Boolean> spanning = callers.submit(() -> resolves("slow"));
    awaitUnderWay(current);
    var running = new ArrayList<Future<?>>();
    for (int i = 0; i < CALLERS; i++) {
      running.add(
          callers.submit(
              () -> {
                while (stop.getCount() > 0) {
                  (resolves("quick") ? served : failed).incrementAndGet();
                }
                return null;
              }));
    }
    Entry<SecretProvider> first = current;
    awaitCalls(served, 1);
    for (int i = 2; i < SWAPS + 2; i++) {
      Entry<SecretProvider> next = claims.add("demo", version(i, slow));
      awaitCalls(served, served.get() + CALLERS);
      var drained = claims.drain(current.origin().bundleId()).toCompletableFuture();
      if (current.equals(first)) {
        assertEquals(false, drained.isDone(), "the slow call is still under way");
      } else {
        drained.get(60, TimeUnit.SECONDS);
      }
      claims.remove(current);
      current = next;
    }
    slow.countDown();
    assertTrue(spanning.get(60, TimeUnit.SECONDS));
    stop.countDown();
    for (Future<?> caller : running) {
      caller.get(60, TimeUnit.SECONDS);
    }
    assertEquals(0, failed.get());
    assertEquals(0, first.inFlight());
    assertTrue(served.get() >= SWAPS * CALLERS);
  }

  private static void awaitUnderWay(Entry<SecretProvider> entry) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (entry.inFlight() == 0) {
      assertTrue(System.nanoTime() < deadline, "the slow call begins");
      Thread.onSpinWait();
    }
  }

  private static void awaitCalls(AtomicInteger served, int wanted) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (served.get() < wanted) {
      assertTrue(System.nanoTime() < deadline, "calls go on");
      Thread.onSpinWait();
    }
  }
}
