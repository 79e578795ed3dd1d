package ai.openclaw.core.slf4j;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that costs three field reads while its level is off. */
final class HubLogger extends LegacyAbstractLogger {
  @Serial private static final long serialVersionUID = 1L;

  private final transient LogHub hub;
  private final boolean library;
  private transient volatile Known known;

  HubLogger(LogHub hub, String name, boolean library) {
    this.hub = hub;
    this.name = name;
    this.library = library;
    this.known = known(hub.limits());
  }

  /** What the limits of the hub are for this logger. */
  private record Known(LogHub.Limits limits, int threshold) {}

  @Override
  public boolean isTraceEnabled() {
    return passes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return passes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return passes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return passes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return passes(Level.ERROR);
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      @Nullable String text,
      Object @Nullable [] arguments,
      @Nullable Throwable thrown) {
    String message = MessageFormatter.basicArrayFormat(text, arguments);
    hub.publish(
        new LogEvent(
            Instant.now(),
            level,
            name,
            Thread.currentThread().getName(),
            message == null ? "null" : message,
            Optional.ofNullable(thrown)));
  }

  private boolean passes(Level level) {
    LogHub.Limits now = hub.limits();
    Known current = known;
    if (current.limits() != now) {
      current = known(now);
      known = current;
    }
    return level.toInt() >= current.threshold();
  }

  private Known known(LogHub.Limits limits) {
    return new Known(limits, limits.of(name, library));
  }
}
