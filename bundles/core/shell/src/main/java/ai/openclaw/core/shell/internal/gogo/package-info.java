/** The commands in the Gogo shell, and that shell at the other end of a socket. */
@NullMarked
package ai.openclaw.core.shell.internal.gogo;

import org.jspecify.annotations.NullMarked;
