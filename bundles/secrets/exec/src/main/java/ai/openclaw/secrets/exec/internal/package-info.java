/** Secrets from the output of a program. */
@NullMarked
package ai.openclaw.secrets.exec.internal;

import org.jspecify.annotations.NullMarked;
