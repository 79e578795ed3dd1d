package ai.openclaw.core.secrets.internal.shield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static Backoff backoff(double random) {
    return new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), () -> random);
  }

  @Test
  void doublesUpToTheLongestWait() {
    assertEquals(Duration.ofSeconds(1), backoff(1).after(1));
    assertEquals(Duration.ofSeconds(2), backoff(1).after(2));
    assertEquals(Duration.ofSeconds(256), backoff(1).after(9));
    assertEquals(Duration.ofMinutes(5), backoff(1).after(10));
    assertEquals(Duration.ofMinutes(5), backoff(1).after(Integer.MAX_VALUE));
  }

  @Test
  void spreadsTheTriesBetweenHalfAndTheWhole() {
    assertEquals(Duration.ofMillis(500), backoff(0).after(1));
    assertEquals(150, backoff(0).after(20).toSeconds());
    Duration middle = backoff(0.5).after(20);
    assertTrue(middle.toSeconds() > 150 && middle.toSeconds() < 300);
  }
}
