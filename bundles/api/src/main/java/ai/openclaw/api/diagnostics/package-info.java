/** How a bundle tells what happened to it, in events and in numbers. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.diagnostics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
