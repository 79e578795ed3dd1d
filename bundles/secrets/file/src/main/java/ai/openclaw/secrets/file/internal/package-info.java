/** Secrets from files. */
@NullMarked
package ai.openclaw.secrets.file.internal;

import org.jspecify.annotations.NullMarked;
