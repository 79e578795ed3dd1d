@NullMarked
package ai.openclaw.core.config.internal;

import org.jspecify.annotations.NullMarked;
