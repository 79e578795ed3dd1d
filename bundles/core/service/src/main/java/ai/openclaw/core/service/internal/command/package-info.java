/** The commands of the service. */
@NullMarked
package ai.openclaw.core.service.internal.command;

import org.jspecify.annotations.NullMarked;
