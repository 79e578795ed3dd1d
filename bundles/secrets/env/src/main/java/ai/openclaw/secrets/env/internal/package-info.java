/** Secrets from environment variables. */
@NullMarked
package ai.openclaw.secrets.env.internal;

import org.jspecify.annotations.NullMarked;
