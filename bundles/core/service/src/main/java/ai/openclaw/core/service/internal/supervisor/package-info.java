/** The supervisors: systemd, launchd and the task scheduler. */
@NullMarked
package ai.openclaw.core.service.internal.supervisor;

import org.jspecify.annotations.NullMarked;
