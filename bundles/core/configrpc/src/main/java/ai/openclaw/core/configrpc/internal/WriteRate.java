package ai.openclaw.core.configrpc.internal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Lets a caller change the configuration three times a minute. Thread-safe, bounded. */
final class WriteRate {
  /** How often, in words. */
  static final String LIMIT = "3 per 60s";

  private static final int CALLS = 3;
  private static final long WINDOW_MS = 60_000;
  private static final int MOST_CALLERS = 1_000;

  private final InstantSource clock;
  private final Map<String, Window> windows =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
          return size() > MOST_CALLERS;
        }
      };

  WriteRate(InstantSource clock) {
    this.clock = clock;
  }

  private record Window(long since, int calls) {}

  /**
   * Counts a call.
   *
   * @return how long to wait before the next one; empty when this one may go on
   */
  synchronized Optional<Duration> count(String caller) {
    long now = clock.millis();
    Window window = windows.get(caller);
    if (window == null || now - window.since() >= WINDOW_MS) {
      windows.remove(caller);
      windows.put(caller, new Window(now, 1));
      return Optional.empty();
    }
    if (window.calls() >= CALLS) {
      return Optional.of(Duration.ofMillis(window.since() + WINDOW_MS - now));
    }
    windows.put(caller, new Window(window.since(), window.calls() + 1));
    return Optional.empty();
  }
}
