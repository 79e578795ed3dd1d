/** What a bundle implements to serve secret values for references of one {@code source}. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.secret;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
