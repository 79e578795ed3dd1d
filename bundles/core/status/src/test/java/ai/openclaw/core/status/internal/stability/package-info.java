@NullMarked
package ai.openclaw.core.status.internal.stability;

import org.jspecify.annotations.NullMarked;
