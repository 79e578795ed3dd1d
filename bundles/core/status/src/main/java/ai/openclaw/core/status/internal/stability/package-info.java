/** How the gateway says that it is well: health, status, presence and the HTTP probes. */
@NullMarked
package ai.openclaw.core.status.internal.stability;

import org.jspecify.annotations.NullMarked;
