/** Tests over real sockets. */
@NullMarked
package ai.openclaw.core.gateway.internal.ws;

import org.jspecify.annotations.NullMarked;
