/** One run of a command, from what was typed to the exit code. */
@NullMarked
package ai.openclaw.core.shell.internal.run;

import org.jspecify.annotations.NullMarked;
