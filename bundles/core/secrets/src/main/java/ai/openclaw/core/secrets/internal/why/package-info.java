/** Explains credential fields, owners and providers. */
@NullMarked
package ai.openclaw.core.secrets.internal.why;

import org.jspecify.annotations.NullMarked;
