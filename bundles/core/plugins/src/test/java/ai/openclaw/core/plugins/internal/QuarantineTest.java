package ai.openclaw.core.plugins.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.host.HostReady;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.logging.Redactor;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

class QuarantineTest {
  private static final String RELEASE = "openclaw.test.release";
  private static final String THROWS =
      "if (true) throw new IllegalStateException(\"bad\\nstack\");";
  private static final String WAITS = "new java.util.concurrent.CountDownLatch(1).await();";
  private static final String HANGS =
      "while (System.getProperty(\""
          + RELEASE
          + "\") == null) {"
          + " java.util.concurrent.locks.LockSupport.parkNanos(10_000_000L); Thread.interrupted(); }";
  private static final String SPINS =
      "while (turns % 1_000_000 != 0 || System.getProperty(\"" + RELEASE + "\") == null) turns++;";

  private final Path root;

  QuarantineTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void forget() {
    System.clearProperty(RELEASE);
  }

  @Test
  void badActivatorsAreSetAsideAtTheirDeadline() throws Exception {
    Path folder = Files.createDirectories(root.resolve("state/plugins/bundles"));
    jar("throws").onStart(THROWS).drop(folder.resolve("throws.jar"));
    jar("waits").onStart(WAITS).drop(folder.resolve("waits.jar"));
    jar("hangs").onStart(HANGS).drop(folder.resolve("hangs.jar"));
    jar("spins").onStart(SPINS).drop(folder.resolve("spins.jar"));
    jar("good").serving(0).drop(folder.resolve("good.jar"));

    Gateway gateway = Gateway.start(root);
    try {
      HostReady reasons = gateway.ready();
      assertEquals(HostReady.State.ACTIVE, outcome(reasons, "good").state());
      assertEquals(HostReady.State.QUARANTINED, outcome(reasons, "throws").state());
      assertEquals(
          "its activator failed: IllegalStateException: bad", outcome(reasons, "throws").reason());
      assertEquals(
          "its activator did not return within 1000 ms", outcome(reasons, "waits").reason());
      assertEquals(
          "its activator did not return within 1000 ms; its thread was abandoned, restart to"
              + " reclaim it",
          outcome(reasons, "hangs").reason());
      assertTrue(
          outcome(reasons, "spins")
              .reason()
              .matches(
                  "its activator did not return within 1000 ms, using \\d+ % of a core; its thread"
                      + " was abandoned, restart to reclaim it"),
          () -> outcome(reasons, "spins").reason());
      assertEquals(2, gateway.host().abandoned().size());
      assertTrue(
          gateway.host().abandoned().stream()
              .anyMatch(line -> line.text().matches(".*spins \\(\\d+ % of a core.*")));

      jar("later").serving(0).drop(gateway.folder().resolve("later.jar"));
      gateway.awaitState("later.jar", "active");
      Files.delete(gateway.folder().resolve("good.jar"));
      gateway.await("good has left", () -> gateway.answers().size() == 1);

      System.setProperty(RELEASE, "now");
      gateway.await("the threads are over", () -> gateway.host().abandoned().isEmpty());
      gateway.await(
          "what started too late has left",
          () ->
              List.of(gateway.context().getBundles()).stream()
                  .noneMatch(b -> List.of("hangs", "spins").contains(b.getSymbolicName())));
    } finally {
      System.setProperty(RELEASE, "now");
      gateway.close();
    }
  }

  @Test
  void aQuarantinedPluginStaysOutUntilForgivenOrChanged() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo").onStart(THROWS).drop(gateway.folder().resolve("demo.jar"));
      gateway.awaitState("demo.jar", "quarantined");
    }
    String counting = "System.setProperty(\"openclaw.test.started\", \"yes\"); " + THROWS;
    try (Gateway gateway = Gateway.start(root, "empty", Launch.Purpose.GATEWAY, Map.of())) {
      assertEquals(HostReady.State.QUARANTINED, gateway.ready().outcomes().get(0).state());
      PluginStatus status = gateway.status("demo.jar").orElseThrow();
      assertEquals(1, status.strikes());
      assertEquals("its activator failed: IllegalStateException: bad", status.reason());

      gateway
          .host()
          .call(
              plugins -> {
                plugins.ledger().forgive("demo");
                return plugins.reconcile();
              })
          .get();
      assertEquals("quarantined", gateway.state("demo.jar"));

      jar("demo").onStart(counting).drop(gateway.folder().resolve("demo.jar"));
      gateway.await(
          "the changed bytes are tried", () -> System.getProperty("openclaw.test.started") != null);
      gateway.awaitState("demo.jar", "quarantined");
      jar("demo").serving(0).drop(gateway.folder().resolve("demo.jar"));
      gateway.awaitState("demo.jar", "active");
    } finally {
      System.clearProperty("openclaw.test.started");
    }
  }

  @Test
  void theThirdStrikeSetsAPluginAside() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      jar("demo").serving(0).drop(gateway.folder().resolve("demo.jar"));
      Bundle bundle = gateway.awaitState("demo.jar", "active").bundle().orElseThrow();
      gateway.strikes().strike(bundle, "call 1 hung");
      gateway.strikes().strike(bundle, "call 2 hung");
      gateway.await("two strikes", () -> gateway.status("demo.jar").orElseThrow().strikes() == 2);
      assertEquals("active", gateway.state("demo.jar"));
      gateway.strikes().strike(bundle, "call 3 hung");
      assertEquals(
          "it misbehaved 3 times: call 3 hung",
          gateway.awaitState("demo.jar", "quarantined").reason());
      gateway.await("it has left", () -> gateway.answers().isEmpty());
    }
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      assertEquals(3, gateway.status("demo.jar").orElseThrow().strikes());
      assertEquals("quarantined", gateway.state("demo.jar"));
    }
  }

  @Test
  void whatAPluginSaysOfItsFailureIsRedactedInTheRecord() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.host().bindRedactor(new Stars());
      gateway.ready();
      jar("demo")
          .onStart("if (true) throw new Exception(\"no entry with hunter2\");")
          .drop(gateway.folder().resolve("demo.jar"));
      assertEquals(
          "its activator failed: Exception: no entry with [redacted]",
          gateway.awaitState("demo.jar", "quarantined").reason());
      assertFalse(Files.readString(gateway.record()).contains("hunter2"));
    }
  }

  private static final class Stars implements Redactor {
    @Override
    public String redact(String text) {
      return text.replace("hunter2", "[redacted]");
    }

    @Override
    public void learn(String owner, Collection<SecretValue> values) {
      throw new AssertionError("plugins know no secrets");
    }
  }

  @Test
  void aBundleOfTheDistributionIsCountedAndNeverStopped() throws Exception {
    try (Gateway gateway = Gateway.start(root)) {
      gateway.ready();
      Bundle shipped =
          gateway
              .context()
              .installBundle(
                  "openclaw:core.jar", new ByteArrayInputStream(jar("core").serving(0).bytes()));
      shipped.start();
      for (int i = 0; i < 5; i++) {
        gateway.strikes().strike(shipped, "hung");
      }
      gateway.host().call(Reconciler::reconcile).get();
      assertEquals(Bundle.ACTIVE, shipped.getState());
      assertEquals(
          List.of(new StrikeService.Shipped("core", 5, "hung")), gateway.strikes().shipped());
    }
  }

  private static HostReady.BundleOutcome outcome(HostReady ready, String name) {
    return ready.outcomes().stream()
        .filter(outcome -> outcome.symbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ForeignJar jar(String name) {
    return new ForeignJar(root, name, "1.0.0");
  }
}
