/** Asks which credential takes which reference. */
@NullMarked
package ai.openclaw.core.configure.internal.mapping;

import org.jspecify.annotations.NullMarked;
