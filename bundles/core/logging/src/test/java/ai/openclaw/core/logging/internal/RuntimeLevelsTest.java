package ai.openclaw.core.logging.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.logging.LogLevel;
import ai.openclaw.core.logging.LogLevels.Deviation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RuntimeLevelsTest {
  private static final String PORT = "ai.openclaw.core.gateway.internal.Port";
  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final RuntimeLevels levels = new RuntimeLevels(now::get);

  @AfterEach
  void close() {
    levels.close();
  }

  @Test
  void theMostExactNameCounts() {
    levels.set("*", LogLevel.ERROR, Optional.empty());
    assertEquals(Optional.of(LogLevel.ERROR), levels.table().of(PORT));
    levels.set("gateway", LogLevel.WARN, Optional.empty());
    assertEquals(Optional.of(LogLevel.WARN), levels.table().of(PORT));
    levels.set("ai.openclaw.core", LogLevel.DEBUG, Optional.empty());
    assertEquals(Optional.of(LogLevel.DEBUG), levels.table().of(PORT));
    levels.set(PORT, LogLevel.TRACE, Optional.empty());
    assertEquals(Optional.of(LogLevel.TRACE), levels.table().of(PORT));
    assertEquals(Optional.of(LogLevel.ERROR), levels.table().of("org.eclipse.jetty.server.Server"));
  }

  @Test
  void aPartOfANameIsNotAPackage() {
    levels.set("ai.openclaw.core.gate", LogLevel.TRACE, Optional.empty());
    assertEquals(Optional.empty(), levels.table().of(PORT));
  }

  @Test
  void resetGoesBackToTheConfigurationAndTellsWhetherThereWasSomething() {
    levels.set("gateway", LogLevel.DEBUG, Optional.empty());
    levels.set("secrets", LogLevel.DEBUG, Optional.empty());
    assertTrue(levels.reset("gateway"));
    assertFalse(levels.reset("gateway"));
    assertEquals(1, levels.reset());
    assertEquals(List.of(), levels.deviations());
  }

  @Test
  void whatIsSetForAWhileEndsThenAndNotBefore() {
    levels.set("gateway", LogLevel.DEBUG, Optional.of(Duration.ofMinutes(10)));
    levels.set("secrets", LogLevel.DEBUG, Optional.empty());
    assertEquals(
        List.of(
            new Deviation("gateway", LogLevel.DEBUG, Optional.of(NOW.plus(Duration.ofMinutes(10)))),
            new Deviation("secrets", LogLevel.DEBUG, Optional.empty())),
        levels.deviations());
    now.set(NOW.plus(Duration.ofMinutes(9)));
    levels.expire();
    assertEquals(2, levels.deviations().size());
    now.set(NOW.plus(Duration.ofMinutes(10)));
    levels.expire();
    assertEquals(List.of("secrets"), levels.deviations().stream().map(Deviation::name).toList());
  }

  @Test
  void theEndOfAnEarlierSettingDoesNotEndALaterOne() {
    levels.set("gateway", LogLevel.DEBUG, Optional.of(Duration.ofMinutes(1)));
    levels.set("gateway", LogLevel.TRACE, Optional.of(Duration.ofMinutes(5)));
    now.set(NOW.plus(Duration.ofMinutes(1)));
    levels.expire();
    assertEquals(Optional.of(LogLevel.TRACE), levels.table().of(PORT));
  }

  @Test
  void itEndsByItself() throws Exception {
    try (var real = new Closing(new RuntimeLevels())) {
      var changes = new AtomicInteger();
      var twice = new CountDownLatch(2);
      real.levels()
          .listener(
              () -> {
                changes.incrementAndGet();
                twice.countDown();
              });
      real.levels().set("gateway", LogLevel.DEBUG, Optional.of(Duration.ofMillis(1)));
      assertTrue(twice.await(30, TimeUnit.SECONDS), "the end is a change too");
      assertEquals(List.of(), real.levels().deviations());
    }
  }

  @Test
  void knowsLoggersAndTheirSubsystems() {
    var unused = LoggerFactory.getLogger(PORT);
    assertTrue(levels.known().contains(PORT));
    assertTrue(levels.known().contains("gateway"));
  }

  private record Closing(RuntimeLevels levels) implements AutoCloseable {
    @Override
    public void close() {
      levels.close();
    }
  }
}
