package ai.openclaw.core.devices.internal;

import ai.openclaw.core.devices.GuessLimit;
import java.time.Duration;
import java.util.Optional;

/** Counts guesses; locked once it is told so. */
final class Guesses implements GuessLimit {
  int wrong;
  int right;
  Optional<Duration> lock = Optional.empty();

  @Override
  public Optional<Duration> locked() {
    return lock;
  }

  @Override
  public void wrong() {
    wrong++;
  }

  @Override
  public void right() {
    right++;
  }
}
