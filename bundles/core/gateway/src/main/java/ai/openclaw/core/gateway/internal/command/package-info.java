/** The operator command of the gateway. */
@NullMarked
package ai.openclaw.core.gateway.internal.command;

import org.jspecify.annotations.NullMarked;
