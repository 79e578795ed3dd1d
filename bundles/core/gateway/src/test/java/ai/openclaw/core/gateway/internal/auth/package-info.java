@NullMarked
package ai.openclaw.core.gateway.internal.auth;

import org.jspecify.annotations.NullMarked;
