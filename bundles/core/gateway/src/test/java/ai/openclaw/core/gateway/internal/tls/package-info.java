@NullMarked
package ai.openclaw.core.gateway.internal.tls;

import org.jspecify.annotations.NullMarked;
