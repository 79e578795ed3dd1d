@NullMarked
package ai.openclaw.core.sweep.internal;

import org.jspecify.annotations.NullMarked;
