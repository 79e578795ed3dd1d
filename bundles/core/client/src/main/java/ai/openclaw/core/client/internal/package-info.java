/** The WebSocket client, this machine's device identity, and the command that uses both. */
@NullMarked
package ai.openclaw.core.client.internal;

import org.jspecify.annotations.NullMarked;
