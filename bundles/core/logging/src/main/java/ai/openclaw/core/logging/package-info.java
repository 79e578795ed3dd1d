/** Redaction shared by everything that writes text for people, and the forms that secrets take. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.logging;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
