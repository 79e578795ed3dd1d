/** Replaces several files as one, and keeps other writers of credential stores away. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.journal;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
