package ai.openclaw.core.slf4j;

import java.io.Serial;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

/** A logger that costs two field reads while its level is off. */
final class HubLogger extends LegacyAbstractLogger {
  @Serial private static final long serialVersionUID = 1L;

  private final transient LogHub hub;
  private final boolean library;

  HubLogger(LogHub hub, String name, boolean library) {
    this.hub = hub;
    this.name = name;
    this.library = library;
  }

  @Override
  public boolean isTraceEnabled() {
    return hub.passes(Level.TRACE, library);
  }

  @Override
  public boolean isDebugEnabled() {
    return hub.passes(Level.DEBUG, library);
  }

  @Override
  public boolean isInfoEnabled() {
    return hub.passes(Level.INFO, library);
  }

  @Override
  public boolean isWarnEnabled() {
    return hub.passes(Level.WARN, library);
  }

  @Override
  public boolean isErrorEnabled() {
    return hub.passes(Level.ERROR, library);
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
}
