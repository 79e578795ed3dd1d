/** Which bundle owns which command, and who is in the middle of a call. */
@NullMarked
package ai.openclaw.core.shell.internal.registry;

import org.jspecify.annotations.NullMarked;
