/** The numbers of this machine's agents and sessions, for commands that show them. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.status;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
