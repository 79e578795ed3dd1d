/** The command. */
@NullMarked
package ai.openclaw.core.doctor.internal;

import org.jspecify.annotations.NullMarked;
