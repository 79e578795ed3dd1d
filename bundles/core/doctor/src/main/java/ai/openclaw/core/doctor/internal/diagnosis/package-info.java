/** What the doctor itself knows to be wrong. */
@NullMarked
package ai.openclaw.core.doctor.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
