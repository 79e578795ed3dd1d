/** The commands that manage devices. */
@NullMarked
package ai.openclaw.core.devices.internal.command;

import org.jspecify.annotations.NullMarked;
