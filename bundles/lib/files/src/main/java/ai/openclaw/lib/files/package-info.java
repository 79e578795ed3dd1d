/** Files that hold secrets or state: who may read them, and how they are replaced. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.files;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
