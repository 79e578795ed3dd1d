/** The plan contract: what a plan may ask for. */
@NullMarked
package ai.openclaw.core.planning.internal.plan;

import org.jspecify.annotations.NullMarked;
