package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that passes fail, and once that they work again. Thread-safe. */
public final class ReloaderHealth {
  private static final Logger LOG = LoggerFactory.getLogger(ReloaderHealth.class);

  private final Clock clock;
  private volatile Optional<Degraded> state = Optional.empty();

  ReloaderHealth(Clock clock) {
    this.clock = clock;
  }

  /**
   * Passes fail.
   *
   * @param reason the latest reason
   * @param since when the first one failed
   */
  public record Degraded(SecretFailure reason, Instant since) {}

  /** How it stands; empty when the last pass worked. */
  public Optional<Degraded> degraded() {
    return state;
  }

  void failed(RefFailure failure) {
    SecretFailure located = failure.located();
    Optional<Degraded> before = change(Optional.of(located));
    if (before.isEmpty()) {
      LOG.warn(
          "[SECRETS_RELOADER_DEGRADED] {}; the last good values stay active", located.message());
    } else {
      LOG.warn("secrets still cannot be reloaded: {}", located.message());
    }
  }

  void worked() {
    if (change(Optional.empty()).isPresent()) {
      LOG.info("[SECRETS_RELOADER_RECOVERED] <root>: every active reference is resolved again");
    }
  }

  private synchronized Optional<Degraded> change(Optional<SecretFailure> reason) {
    Optional<Degraded> before = state;
    Instant since = before.map(Degraded::since).orElseGet(clock::instant);
    state = reason.map(why -> new Degraded(why, since));
    return before;
  }
}
