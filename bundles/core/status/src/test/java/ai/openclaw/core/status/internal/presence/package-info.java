@NullMarked
package ai.openclaw.core.status.internal.presence;

import org.jspecify.annotations.NullMarked;
