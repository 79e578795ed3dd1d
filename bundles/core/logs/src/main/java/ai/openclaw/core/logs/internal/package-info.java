/** Shows the log: the method {@code logs.tail} and the commands around it. */
@NullMarked
package ai.openclaw.core.logs.internal;

import org.jspecify.annotations.NullMarked;
