/** Secrets from a PKCS#12 keystore. */
@NullMarked
package ai.openclaw.secrets.keystore.internal;

import org.jspecify.annotations.NullMarked;
