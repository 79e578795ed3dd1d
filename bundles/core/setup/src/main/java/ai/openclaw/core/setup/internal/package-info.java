/** The first configuration of a state directory. */
@NullMarked
package ai.openclaw.core.setup.internal;

import org.jspecify.annotations.NullMarked;
