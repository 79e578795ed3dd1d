package ai.openclaw.core.slf4j;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.event.Level;

/**
 * One call of a logger. Immutable.
 *
 * @param time when
 * @param level how grave
 * @param logger the logger's name
 * @param thread the caller's thread
 * @param message the text with its arguments filled in; not yet redacted
 * @param thrown what was logged with it
 */
public record LogEvent(
    Instant time,
    Level level,
    String logger,
    String thread,
    String message,
    Optional<Throwable> thrown) {}
