/** What stands before every call of a provider, so that nothing automatic wears it out. */
@NullMarked
package ai.openclaw.core.secrets.internal.shield;

import org.jspecify.annotations.NullMarked;
