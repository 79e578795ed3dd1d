/** Turns mends into changes of files, makes them, and takes them back. */
@NullMarked
package ai.openclaw.core.doctor.internal.mend;

import org.jspecify.annotations.NullMarked;
