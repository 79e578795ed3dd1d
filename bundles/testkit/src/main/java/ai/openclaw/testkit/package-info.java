/** Contract tests that the author of a bundle runs on the own bundle. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
