/** What a bundle implements so that secrets are found in files of one more kind. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.sweep;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
