/** The gateway methods of the secrets domain. */
@NullMarked
package ai.openclaw.core.secrets.internal.rpc;

import org.jspecify.annotations.NullMarked;
