/** Who may connect: proof of a device's identity, pairing, and the scopes that follow from both. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.devices;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
