/** The questions of {@code secrets configure}, from the providers to the applied plan. */
@NullMarked
package ai.openclaw.core.configure.internal;

import org.jspecify.annotations.NullMarked;
