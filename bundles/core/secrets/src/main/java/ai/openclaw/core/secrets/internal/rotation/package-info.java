/** What keeps the snapshot up with values that change outside: watches, and the word of others. */
@NullMarked
package ai.openclaw.core.secrets.internal.rotation;

import org.jspecify.annotations.NullMarked;
