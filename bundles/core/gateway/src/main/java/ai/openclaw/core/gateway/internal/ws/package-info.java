/** Sockets and the protocol spoken over them. */
@NullMarked
package ai.openclaw.core.gateway.internal.ws;

import org.jspecify.annotations.NullMarked;
