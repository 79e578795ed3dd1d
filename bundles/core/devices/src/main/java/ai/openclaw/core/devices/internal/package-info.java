/** Proof checks, the pairing store and the decision. */
@NullMarked
package ai.openclaw.core.devices.internal;

import org.jspecify.annotations.NullMarked;
