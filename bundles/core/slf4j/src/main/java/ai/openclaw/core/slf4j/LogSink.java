package ai.openclaw.core.slf4j;

import org.osgi.annotation.versioning.ConsumerType;

/** Takes every event that passes the threshold. Called from any thread; quick; never throws. */
@ConsumerType
@FunctionalInterface
public interface LogSink {
  /** Takes an event. */
  void accept(LogEvent event);
}
