/** Tests of the secrets domain. */
@NullMarked
package ai.openclaw.core.secrets.internal;

import org.jspecify.annotations.NullMarked;
