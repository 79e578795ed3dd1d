/** The active snapshot and everything that replaces it. */
@NullMarked
package ai.openclaw.core.secrets.internal.runtime;

import org.jspecify.annotations.NullMarked;
