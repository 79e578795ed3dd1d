/** What the author of a bundle tests it with: contract tests, and a command line to type. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
