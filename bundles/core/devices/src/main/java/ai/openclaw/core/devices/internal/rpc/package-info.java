/** The methods that manage devices. */
@NullMarked
package ai.openclaw.core.devices.internal.rpc;

import org.jspecify.annotations.NullMarked;
