/** The commands about commands. */
@NullMarked
package ai.openclaw.core.shell.internal.own;

import org.jspecify.annotations.NullMarked;
