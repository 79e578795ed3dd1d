/** Replaces several files as one. */
@NullMarked
package ai.openclaw.core.planning.internal.journal;

import org.jspecify.annotations.NullMarked;
