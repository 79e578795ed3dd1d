/** A JSON Schema subset that compiles fast and speaks of configuration paths. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.schema;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
