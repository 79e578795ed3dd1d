/**
 * The gateway as the supervisor of this machine sees it: systemd, launchd or the task scheduler.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
