/** Requests, answers and events, and the methods that serve them. */
@NullMarked
package ai.openclaw.core.gateway.internal.rpc;

import org.jspecify.annotations.NullMarked;
