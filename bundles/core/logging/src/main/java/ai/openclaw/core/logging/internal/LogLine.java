package ai.openclaw.core.logging.internal;

import ai.openclaw.core.slf4j.LogEvent;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * An event after redaction: the only thing that sinks get to see. Immutable.
 *
 * @param time when
 * @param level how grave
 * @param subsystem the short name of the logger
 * @param logger its whole name
 * @param message the text
 * @param cause what was thrown, in one line; empty when nothing was
 * @param trace the same with stack traces; empty when nothing was
 */
record LogLine(
    Instant time,
    Level level,
    String subsystem,
    String logger,
    String message,
    String cause,
    String trace) {

  static LogLine of(LogEvent event, Redaction redaction) {
    Optional<Throwable> thrown = event.thrown();
    String logger = redaction.redact(event.logger());
    return new LogLine(
        event.time(),
        event.level(),
        Subsystem.of(logger),
        logger,
        redaction.redact(event.message()),
        thrown.map(one -> redaction.redact(one.toString())).orElse(""),
        thrown.map(one -> redaction.redact(trace(one))).orElse(""));
  }

  /** The message, with the cause in the same line. */
  String text() {
    return cause.isEmpty() ? message : message + ": " + cause;
  }

  private static String trace(Throwable thrown) {
    var text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
