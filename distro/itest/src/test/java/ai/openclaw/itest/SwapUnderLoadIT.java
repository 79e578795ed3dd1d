package ai.openclaw.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import ai.openclaw.api.secret.ResolveResult;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.SecretsRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;

/** A provider that comes, is replaced under load, and goes: the work of one gateway's life. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class SwapUnderLoadIT {
  private static final String DEMO = "com.example.demo.secrets";
  private static final String JARS = "openclaw.itest.jars";
  private static final int CALLERS = 32;
  private static final int ENOUGH_CALLS = 500;

  @Inject private BundleContext context;

  @Inject private SecretsRuntime secrets;

  @Configuration
  public Option[] framework() throws Exception {
    Path jars = Framework.folder("jars-");
    DemoBundles bundles = DemoBundles.into(jars);
    bundles.build("v1");
    bundles.build("v2");
    return new Option[] {
      Framework.with(
          State.model("one", "demo", "demo", "one")
              + ", secrets: {providers: {demo: {source: 'demo'}}}",
          State.ISOLATE),
      systemProperty(JARS).value(jars.toString())
    };
  }

  @Test
  public void noCallFailsWhileAVersionReplacesAnotherAndTheLastValueOutlivesBoth()
      throws Exception {
    var state = new State(Framework.state());
    Path jars = Path.of(System.getProperty(JARS, ""));
    assertEquals(OwnerState.Condition.COLD, owner().condition());
    assertEquals("SECRETS_SOURCE_NOT_INSTALLED", owner().code());

    Path first = state.drop(jars.resolve("v1.jar"), "demo-1.jar");
    Await.until("what waited resolves", () -> value().equals("demo-1:one"));
    assertEquals(OwnerState.Condition.OK, owner().condition());

    var load = new Load();
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS + 1);
    Path second;
    try {
      Future<String> slow = callers.submit(() -> resolve("slow"));
      List<Future<?>> running = load.start(callers);
      Await.until("the load runs", () -> load.calls.get() > ENOUGH_CALLS);
      second = state.drop(jars.resolve("v2.jar"), "demo-2.jar");
      Await.until("version 2 answers", () -> String.valueOf(load.last.get()).startsWith("demo-2:"));
      assertEquals("both versions serve while the slow call lasts", List.of(1, 2), versions());
      Await.until("version 1 has left", () -> versions().equals(List.of(2)));
      int before = load.calls.get();
      Await.until("the load goes on", () -> load.calls.get() > before + ENOUGH_CALLS);
      load.stop(running);
      assertEquals(load.report(), "demo-1:slow", slow.get());
    } finally {
      callers.shutdownNow();
    }
    assertEquals(load.report(), 0, load.failed.get());
    assertEquals(load.report(), 0, load.wentBack.get());
    assertTrue(load.report(), load.mostAtOnce.get() >= 16);
    secrets.reload();
    assertEquals("demo-2:one", value());

    Files.delete(first);
    Files.delete(second);
    Await.until("the owner is stale", () -> owner().condition() == OwnerState.Condition.STALE);
    assertEquals("demo-2:one", value());
    assertEquals("SECRETS_SOURCE_NOT_INSTALLED", owner().code());
  }

  private OwnerState owner() {
    return secrets.current().owners().get(0);
  }

  private String value() {
    return secrets
        .current()
        .value("models.providers.one.apiKey")
        .map(SwapUnderLoadIT::text)
        .orElse("");
  }

  /** The major versions of the demo that are there. */
  private List<Integer> versions() {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> DEMO.equals(bundle.getSymbolicName()))
        .map(bundle -> bundle.getVersion().getMajor())
        .sorted()
        .toList();
  }

  private String resolve(String id) throws InterruptedException {
    var ref = new SecretRef("demo", "demo", id);
    Map<SecretRef, ResolveResult.Outcome> outcomes = secrets.resolve(List.of(ref));
    return outcomes.get(ref) instanceof ResolveResult.Resolved resolved
        ? text(resolved.value())
        : "failed: " + outcomes;
  }

  private static String text(SecretValue value) {
    return value.reveal().textValue();
  }

  /** Callers that call as fast as they are answered. */
  private final class Load {
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger wentBack = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicReference<String> last = new AtomicReference<>("");
    private final AtomicReference<String> firstFailure = new AtomicReference<>("none");
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final long begin = System.nanoTime();
    private volatile long end = begin;

    List<Future<?>> start(ExecutorService callers) {
      Callable<Void> caller =
          () -> {
            boolean second = false;
            while (!stopped.get()) {
              second = call(second);
            }
            return null;
          };
      return Stream.generate(() -> caller).limit(CALLERS).<Future<?>>map(callers::submit).toList();
    }

    void stop(List<Future<?>> running) throws Exception {
      stopped.set(true);
      for (Future<?> caller : running) {
        caller.get();
      }
      end = System.nanoTime();
    }

    /** One call; gives whether version 2 has ever answered this caller. */
    private boolean call(boolean second) throws InterruptedException {
      mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
      String answer;
      try {
        answer = resolve("one");
      } catch (RuntimeException e) {
        answer = "failed: " + e;
      }
      atOnce.decrementAndGet();
      calls.incrementAndGet();
      if (answer.startsWith("failed")) {
        failed.incrementAndGet();
        firstFailure.compareAndSet("none", answer);
        return second;
      }
      last.set(answer);
      boolean now = answer.startsWith("demo-2:");
      if (second && !now) {
        wentBack.incrementAndGet();
      }
      return now;
    }

    long aSecond() {
      return calls.get() * 1_000_000_000L / Math.max(1, end - begin);
    }

    String report() {
      return "%d calls, %d a second, at most %d at once, %d failed, %d answered by version 1 after version 2; first failure: %s"
          .formatted(
              calls.get(),
              aSecond(),
              mostAtOnce.get(),
              failed.get(),
              wentBack.get(),
              firstFailure.get());
    }
  }
}
