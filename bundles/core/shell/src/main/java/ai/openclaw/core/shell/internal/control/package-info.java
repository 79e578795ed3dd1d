/** The owner-only socket that carries commands of other processes into this one. */
@NullMarked
package ai.openclaw.core.shell.internal.control;

import org.jspecify.annotations.NullMarked;
