/** What a bundle implements so that {@code openclaw why} can explain the things it knows of. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.why;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
