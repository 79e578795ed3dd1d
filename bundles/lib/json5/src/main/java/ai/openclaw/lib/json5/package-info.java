/**
 * A lossless JSON5 syntax tree: every byte is kept, and an edit changes the addressed path only.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.lib.json5;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
