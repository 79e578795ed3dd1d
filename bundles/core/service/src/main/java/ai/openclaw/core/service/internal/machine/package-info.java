/** The machine this process runs on, and the programs of its supervisor. */
@NullMarked
package ai.openclaw.core.service.internal.machine;

import org.jspecify.annotations.NullMarked;
