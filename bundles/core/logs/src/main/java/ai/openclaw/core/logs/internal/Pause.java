package ai.openclaw.core.logs.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time between two looks at the log. */
final class Pause {
  private Pause() {}

  /**
   * Waits.
   *
   * @throws InterruptedException when the operator leaves
   */
  static void of(Duration duration) throws InterruptedException {
    boolean unused = new CountDownLatch(1).await(duration.toMillis(), TimeUnit.MILLISECONDS);
  }
}
