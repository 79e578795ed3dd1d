/** How references are written in the configuration, and the checks of what is written. */
@NullMarked
package ai.openclaw.core.secrets.internal.grammar;

import org.jspecify.annotations.NullMarked;
