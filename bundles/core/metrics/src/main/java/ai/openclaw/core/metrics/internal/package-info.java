/** Collects the numbers of all bundles for a monitoring system. */
@NullMarked
package ai.openclaw.core.metrics.internal;

import org.jspecify.annotations.NullMarked;
