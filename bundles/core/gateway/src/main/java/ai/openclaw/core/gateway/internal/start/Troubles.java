package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.host.Conditions;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Why the gateway does not serve the way its configuration says. Thread-safe. */
final class Troubles implements Conditions {
  private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);

  private final Clock clock;
  private volatile Optional<Condition> current = Optional.empty();

  Troubles(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Condition> conditions() {
    return current.stream().toList();
  }

  /** Notes that the configuration could not be followed; told to the log once. */
  void note(String code, String message, List<String> paths) {
    boolean known = current.filter(now -> now.message().equals(message)).isPresent();
    if (!known) {
      current = Optional.of(new Condition(code, clock.instant(), message, paths));
      LOG.error("{}", message);
    }
  }

  /** Notes that the gateway serves as it should. */
  void clear() {
    current = Optional.empty();
  }
}
