/** What a bundle implements to add one HTTP route to the gateway's port. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
