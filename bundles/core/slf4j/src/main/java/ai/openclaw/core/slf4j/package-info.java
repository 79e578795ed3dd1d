/**
 * The binding of SLF4J: every logger of the process leads to one {@link
 * ai.openclaw.core.slf4j.LogHub}, to which the sinks attach once they are there.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.slf4j;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
