/** Carries out a plan. */
@NullMarked
package ai.openclaw.core.planning.internal.apply;

import org.jspecify.annotations.NullMarked;
