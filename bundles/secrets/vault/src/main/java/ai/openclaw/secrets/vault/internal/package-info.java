/** Secrets from the key-value engine of HashiCorp Vault or OpenBao. */
@NullMarked
package ai.openclaw.secrets.vault.internal;

import org.jspecify.annotations.NullMarked;
