/** Client tokens: keys to the gateway that open less than its own secret, and can be taken back. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.tokens;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
