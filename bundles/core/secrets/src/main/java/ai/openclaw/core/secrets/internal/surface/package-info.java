/** Which fields are credentials, who owns them, and whether they are in use. */
@NullMarked
package ai.openclaw.core.secrets.internal.surface;

import org.jspecify.annotations.NullMarked;
