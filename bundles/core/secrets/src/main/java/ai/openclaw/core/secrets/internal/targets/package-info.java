/** The credentials that commands beside the gateway get. */
@NullMarked
package ai.openclaw.core.secrets.internal.targets;

import org.jspecify.annotations.NullMarked;
