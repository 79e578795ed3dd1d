/** Commands described as data: parsing a command line, help, completion, and results as text. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.cli;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
