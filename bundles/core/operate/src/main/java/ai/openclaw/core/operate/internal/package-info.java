/** The operator's commands that look at a gateway from outside, and what they share. */
@NullMarked
package ai.openclaw.core.operate.internal;

import org.jspecify.annotations.NullMarked;
