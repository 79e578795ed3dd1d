/** The certificate and key of the port, and how they are had. */
@NullMarked
package ai.openclaw.core.gateway.internal.tls;

import org.jspecify.annotations.NullMarked;
