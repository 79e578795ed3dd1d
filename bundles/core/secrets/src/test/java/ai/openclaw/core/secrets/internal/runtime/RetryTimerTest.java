package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.core.host.Workers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTimerTest {
  private final ScheduledExecutorService scheduler = Workers.scheduler("test-retry");

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
  }

  private RetryTimer timer(double random) {
    return new RetryTimer(scheduler, () -> {}, Clock.systemUTC(), () -> random);
  }

  @Test
  void doublesFromASecondToAMinute() {
    RetryTimer timer = timer(1);
    assertEquals(Duration.ofSeconds(1), timer.delay(0));
    assertEquals(Duration.ofSeconds(2), timer.delay(1));
    assertEquals(Duration.ofSeconds(32), timer.delay(5));
    assertEquals(Duration.ofSeconds(60), timer.delay(6));
    assertEquals(Duration.ofSeconds(60), timer.delay(1_000_000));
  }

  @Test
  void spreadsTheTries() {
    assertEquals(Duration.ofSeconds(30), timer(0).delay(20));
    Duration middle = timer(0.5).delay(20);
    assertTrue(middle.compareTo(Duration.ofSeconds(30)) > 0);
    assertTrue(middle.compareTo(Duration.ofSeconds(60)) < 0);
    assertEquals(Duration.ofSeconds(1), timer(0).delay(0));
  }
}
