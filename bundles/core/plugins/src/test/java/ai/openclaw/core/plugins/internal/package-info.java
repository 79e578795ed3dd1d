@NullMarked
package ai.openclaw.core.plugins.internal;

import org.jspecify.annotations.NullMarked;
