/** The configuration over the gateway's protocol: read without credentials, changed safely. */
@NullMarked
package ai.openclaw.core.configrpc.internal;

import org.jspecify.annotations.NullMarked;
