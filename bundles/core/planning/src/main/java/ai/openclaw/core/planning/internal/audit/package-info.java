/** Finds credentials that stand in files as they are, and references without a value. */
@NullMarked
package ai.openclaw.core.planning.internal.audit;

import org.jspecify.annotations.NullMarked;
