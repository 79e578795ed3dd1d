package ai.openclaw.core.secrets.internal.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.secrets.OwnerState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryTimerTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

  private final ScheduledExecutorService scheduler = Workers.scheduler("test-retry");
  private final Fixture fixture = new Fixture();

  @AfterEach
  void stop() {
    scheduler.shutdownNow();
    fixture.close();
  }

  private Draft troubled() throws InterruptedException {
    fixture.provider.remove("one");
    fixture.provider.remove("two");
    return ((PassResult.Good) fixture.first(Fixture.config("isolate"))).draft();
  }

  private RetryTimer timer(Runnable retry, Function<SecretRef, Optional<Instant>> due) {
    return new RetryTimer(scheduler, retry, CLOCK, () -> 1, due);
  }

  private static Optional<Instant> next(Draft draft, String owner) {
    return draft.owners().stream()
        .filter(state -> state.owner().equals(owner))
        .findFirst()
        .flatMap(OwnerState::nextRetry);
  }

  @Test
  void triesLessAndLessOftenWhatNothingHoldsBack() throws Exception {
    RetryTimer timer = timer(() -> {}, ref -> Optional.empty());
    Draft draft = troubled();
    for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
      assertEquals(
          Optional.of(NOW.plusSeconds(seconds)), next(timer.plan(draft), "models.providers.one"));
    }
    assertEquals(Optional.empty(), next(timer.plan(draft), "gateway.auth"));
  }

  @Test
  void tellsOfEachOwnerWhenItsProviderMayBeAsked() throws Exception {
    Instant later = NOW.plus(Duration.ofMinutes(4));
    RetryTimer timer =
        timer(() -> {}, ref -> Optional.of(later).filter(at -> ref.id().equals("two")));
    Draft planned = timer.plan(troubled());
    assertEquals(Optional.of(NOW.plusSeconds(2)), next(planned, "models.providers.one"));
    assertEquals(Optional.of(later), next(planned, "models.providers.two"));
  }

  @Test
  void triesWhenTheFirstOwnerMayBeAsked() throws Exception {
    var tried = new CountDownLatch(1);
    timer(tried::countDown, ref -> Optional.of(NOW.plusMillis(5))).plan(troubled());
    assertTrue(tried.await(30, TimeUnit.SECONDS));
  }
}
