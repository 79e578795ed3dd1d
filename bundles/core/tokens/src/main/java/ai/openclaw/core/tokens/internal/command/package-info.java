/** The commands {@code gateway token …}. */
@NullMarked
package ai.openclaw.core.tokens.internal.command;

import org.jspecify.annotations.NullMarked;
