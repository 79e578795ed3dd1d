/** The configuration: snapshots of it, changes to it, and who has a say before one is accepted. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
