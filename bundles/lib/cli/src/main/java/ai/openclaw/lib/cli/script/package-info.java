/** Files made from command descriptions: completion scripts and manual pages. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.cli.script;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
