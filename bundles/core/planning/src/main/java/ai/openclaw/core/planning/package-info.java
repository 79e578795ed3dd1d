/** Plans for other commands: checked, tried out and carried out as {@code secrets apply} does. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.planning;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
