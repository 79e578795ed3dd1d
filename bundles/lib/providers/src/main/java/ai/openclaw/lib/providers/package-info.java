/**
 * What several secret providers need: their settings, the credential that opens them, time limits.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.providers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
