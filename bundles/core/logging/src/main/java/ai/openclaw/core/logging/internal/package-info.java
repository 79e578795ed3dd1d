/** The sinks of the log, and the redaction that every one of them goes through. */
@NullMarked
package ai.openclaw.core.logging.internal;

import org.jspecify.annotations.NullMarked;
