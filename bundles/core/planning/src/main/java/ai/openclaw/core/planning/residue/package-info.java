/** What finds and removes copies of secrets that were left behind, for the audit of secrets. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.planning.residue;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
