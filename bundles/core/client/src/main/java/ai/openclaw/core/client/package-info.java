/** Calls to a gateway over its WebSocket protocol. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.client;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
