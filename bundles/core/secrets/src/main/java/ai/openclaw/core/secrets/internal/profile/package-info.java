/** References in the auth profile stores of the configured agents. */
@NullMarked
package ai.openclaw.core.secrets.internal.profile;

import org.jspecify.annotations.NullMarked;
