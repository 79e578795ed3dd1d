/**
 * How an owner declares which of its configuration fields are credentials, and how it reads them
 * resolved.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.credential;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
