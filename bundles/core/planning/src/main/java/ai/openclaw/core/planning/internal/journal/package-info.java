/** Finishes interrupted changes. */
@NullMarked
package ai.openclaw.core.planning.internal.journal;

import org.jspecify.annotations.NullMarked;
