/** What changed in a text, shown without credentials. */
@NullMarked
package ai.openclaw.core.doctor.internal.text;

import org.jspecify.annotations.NullMarked;
