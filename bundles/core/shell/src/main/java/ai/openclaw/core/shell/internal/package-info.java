/** Wires the doors through which operators reach commands. */
@NullMarked
package ai.openclaw.core.shell.internal;

import org.jspecify.annotations.NullMarked;
