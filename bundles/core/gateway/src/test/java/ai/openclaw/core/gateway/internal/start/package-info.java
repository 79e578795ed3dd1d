/** Tests. */
@NullMarked
package ai.openclaw.core.gateway.internal.start;

import org.jspecify.annotations.NullMarked;
