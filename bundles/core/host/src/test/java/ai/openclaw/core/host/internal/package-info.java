@NullMarked
package ai.openclaw.core.host.internal;

import org.jspecify.annotations.NullMarked;
