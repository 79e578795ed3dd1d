package ai.openclaw.core.configrpc.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteRateTest {
  @Test
  void fourthWriteOfAMinuteWaits() {
    var now = new long[] {0};
    InstantSource clock = () -> Instant.ofEpochMilli(now[0]);
    var rate = new WriteRate(clock);
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), rate.count("a"));
    }
    now[0] = 1_500;
    assertEquals(Optional.of(Duration.ofMillis(58_500)), rate.count("a"));
    assertTrue(rate.count("b").isEmpty());
    now[0] = 60_000;
    assertTrue(rate.count("a").isEmpty());
  }
}
