@NullMarked
package ai.openclaw.core.tokens.internal;

import org.jspecify.annotations.NullMarked;
