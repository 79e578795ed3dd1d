/** Secrets from the credentials that systemd hands to a service. */
@NullMarked
package ai.openclaw.secrets.systemd.internal;

import org.jspecify.annotations.NullMarked;
