@NullMarked
package ai.openclaw.core.channels.internal;

import org.jspecify.annotations.NullMarked;
