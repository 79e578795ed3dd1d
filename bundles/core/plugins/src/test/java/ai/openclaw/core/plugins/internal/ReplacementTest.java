package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
  private final Path root;

  ReplacementTest(@TempDir Path root) {
    this.root = root;
  }

  @Test
  void noCallFailsWhileVersionsReplaceEachOther() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "demo-0.jar", jar("1.0.0").serving(20));
      gateway.awaitState("demo-0.jar", "active");
      var callers = new Callers(gateway.context());
      var stop = new AtomicBoolean();
      Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
      Set<Object> answers = ConcurrentHashMap.newKeySet();
      var calls = new AtomicLong();
      var threads = new ArrayList<Thread>();
      for (int i = 0; i < 16; i++) {
        var thread =
            new Thread(
                () -> {
                  while (!stop.get()) {
                    try {
                      answers.add(callers.call());
                      calls.incrementAndGet();
                    } catch (Throwable failure) {
                      failures.add(failure);
                    }
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (int version = 1; version <= 8; version++) {
        String file = "demo-" + version + ".jar";
        drop(gateway, file, jar("1." + version + ".0").serving(20));
        gateway.awaitState(file, "active");
        String serving = "1." + version + ".0";
        gateway.await(serving + " answers", () -> answers.contains(serving));
      }
      gateway.await(
          "old versions have left", () -> gateway.versions("demo").equals(List.of("1.8.0")));
      stop.set(true);
      for (Thread thread : threads) {
        thread.join(TimeUnit.SECONDS.toMillis(10));
      }
      assertEquals(List.of(), List.copyOf(failures));
      assertTrue(calls.get() > 100, () -> calls + " calls");
      assertEquals("replaced", gateway.state("demo-0.jar"));
      gateway.host().call(Reconciler::reconcile).get();
      assertEquals(List.of("1.8.0"), gateway.answers());
    }
  }

  @Test
  void theOldVersionStaysUntilItsLastCallHasReturned() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "one.jar", jar("1.0.0").serving(1_500));
      gateway.awaitState("one.jar", "active");
      var callers = new Callers(gateway.context());
      var answer = new ConcurrentLinkedQueue<Object>();
      var entered = new CountDownLatch(1);
      var caller =
          new Thread(
              () -> {
                entered.countDown();
                answer.add(callers.call());
              });
      caller.start();
      assertTrue(entered.await(60, TimeUnit.SECONDS));
      drop(gateway, "two.jar", jar("2.0.0").serving(0));
      gateway.awaitState("two.jar", "active");
      caller.join(10_000);
      gateway.await("1.0.0 has left", () -> gateway.versions("demo").equals(List.of("2.0.0")));
      assertEquals(1, answer.size());
    }
  }

  @Test
  void aFileOverwrittenByAHigherVersionIsReplacedInPlace() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "demo.jar", jar("1.0.0").serving(0));
      gateway.awaitState("demo.jar", "active");
      drop(gateway, "demo.jar", jar("2.0.0").serving(0));
      gateway.await("2.0.0 serves alone", () -> gateway.answers().equals(List.of("2.0.0")));
      drop(gateway, "demo.jar", jar("3.0.0").serving(0));
      gateway.await("3.0.0 serves alone", () -> gateway.answers().equals(List.of("3.0.0")));
    }
  }

  @Test
  void aNewVersionThatFailsLeavesTheOldOneServing() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "one.jar", jar("1.0.0").serving(0));
      gateway.awaitState("one.jar", "active");
      drop(gateway, "two.jar", jar("2.0.0").onStart("if (true) throw new Exception(\"no\");"));
      assertEquals(
          "its activator failed: Exception: no",
          gateway.awaitState("two.jar", "quarantined").reason());
      drop(gateway, "three.jar", jar("3.0.0").onStart("int nothing = 0;"));
      assertEquals(
          "it started, but offers no java.util.function.Supplier as the version that serves does",
          gateway.awaitState("three.jar", "quarantined").reason());
      drop(
          gateway,
          "four.jar",
          jar("4.0.0").header("Import-Package", "com.example.missing").serving(0));
      assertEquals(
          "needs com.example.missing, this host has none",
          gateway.awaitState("four.jar", "refused").reason());
      assertEquals("active", gateway.state("one.jar"));
      assertEquals(List.of("1.0.0"), gateway.answers());
    }
  }

  @Test
  void aLowerVersionIsIgnored() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "two.jar", jar("2.0.0").serving(0));
      gateway.awaitState("two.jar", "active");
      drop(gateway, "one.jar", jar("1.0.0").serving(0));
      assertEquals(
          "ignored: 2.0.0 is higher and serves",
          gateway.awaitState("one.jar", "replaced").reason());
      assertEquals(List.of("2.0.0"), gateway.answers());
    }
  }

  @Test
  void anExclusivePluginStopsBeforeItsSuccessorStarts() throws Exception {
    String claim =
        "if (System.setProperty(\"test.exclusive\", \"taken\") != null)"
            + " throw new Exception(\"taken\");";
    String release = "System.clearProperty(\"test.exclusive\");";
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(
          gateway,
          "one.jar",
          jar("1.0.0").header("OpenClaw-Replace", "exclusive").onStart(claim).onStop(release));
      gateway.awaitState("one.jar", "active");
      drop(
          gateway,
          "two.jar",
          jar("2.0.0").header("OpenClaw-Replace", "exclusive").onStart(claim).onStop(release));
      gateway.awaitState("two.jar", "active");
      drop(
          gateway,
          "three.jar",
          jar("3.0.0")
              .header("OpenClaw-Replace", "exclusive")
              .onStart("if (true) throw new Exception(\"broken\");"));
      gateway.awaitState("three.jar", "quarantined");
      gateway.await("2.0.0 was started again", () -> System.getProperty("test.exclusive") != null);
      assertEquals("active", gateway.state("two.jar"));
    } finally {
      System.clearProperty("test.exclusive");
    }
  }

  @Test
  void aRemovedFileUninstallsItsBundleAndBringsNoReplacedOneBack() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "one.jar", jar("1.0.0").serving(0));
      gateway.awaitState("one.jar", "active");
      drop(gateway, "two.jar", jar("2.0.0").serving(0));
      gateway.awaitState("two.jar", "active");
      Files.delete(gateway.folder().resolve("two.jar"));
      gateway.await("2.0.0 has left", () -> gateway.answers().isEmpty());
      gateway.host().call(Reconciler::reconcile).get();
      assertEquals("replaced", gateway.state("one.jar"));
    }
    try (Gateway gateway = Gateway.start(root, "empty", Launch.Purpose.GATEWAY, Map.of())) {
      gateway.ready();
      assertEquals(List.of(), gateway.answers());
      Files.delete(gateway.folder().resolve("one.jar"));
      gateway.await("one.jar is forgotten", () -> gateway.state("one.jar").equals("absent"));
      drop(gateway, "one.jar", jar("1.0.0").serving(0));
      gateway.awaitState("one.jar", "active");
    }
  }

  @Test
  void aRenamedFileGoesOnServing() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      drop(gateway, "one.jar", jar("1.0.0").serving(0));
      gateway.awaitState("one.jar", "active");
      long id = gateway.status("one.jar").orElseThrow().bundle().orElseThrow().getBundleId();
      Files.move(
          gateway.folder().resolve("one.jar"),
          gateway.folder().resolve("renamed.jar"),
          StandardCopyOption.ATOMIC_MOVE);
      PluginStatus renamed = gateway.awaitState("renamed.jar", "active");
      assertEquals(id, renamed.bundle().orElseThrow().getBundleId());
      assertTrue(Files.readString(gateway.record()).contains("renamed.jar"));
    }
  }

  private static void drop(Gateway gateway, String file, ForeignJar jar) {
    jar.drop(gateway.folder().resolve(file));
  }

  private ForeignJar jar(String version) {
    return new ForeignJar(root, "demo", version);
  }
}
