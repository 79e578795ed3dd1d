/** Asks the operator at a terminal. */
@NullMarked
package ai.openclaw.core.shell.internal.dialog;

import org.jspecify.annotations.NullMarked;
