/** Tests. */
@NullMarked
package ai.openclaw.core.gateway.internal.rpc;

import org.jspecify.annotations.NullMarked;
