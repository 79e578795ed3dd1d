/** What a bundle implements so that {@code openclaw doctor} finds and mends one kind of trouble. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.doctor;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
