/** What every core bundle knows of the process it runs in: places, launch and readiness. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.host;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
