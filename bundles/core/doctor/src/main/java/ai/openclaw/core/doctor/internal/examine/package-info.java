/** Asks the diagnoses. */
@NullMarked
package ai.openclaw.core.doctor.internal.examine;

import org.jspecify.annotations.NullMarked;
