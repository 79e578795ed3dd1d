/**
 * What a bundle implements to add a method to the gateway's WebSocket protocol, and to publish
 * events on it.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.rpc;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
