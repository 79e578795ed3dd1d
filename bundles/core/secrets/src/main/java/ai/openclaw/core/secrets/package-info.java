/** The secrets runtime: the one active snapshot and what replaces it. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.secrets;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
