@NullMarked
package ai.openclaw.core.metrics.internal;

import org.jspecify.annotations.NullMarked;
