/** HTTP routes on the gateway's port. */
@NullMarked
package ai.openclaw.core.gateway.internal.http;

import org.jspecify.annotations.NullMarked;
