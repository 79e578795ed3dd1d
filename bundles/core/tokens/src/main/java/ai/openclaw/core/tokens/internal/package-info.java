/** The file of the tokens, and what follows from a change of it. */
@NullMarked
package ai.openclaw.core.tokens.internal;

import org.jspecify.annotations.NullMarked;
