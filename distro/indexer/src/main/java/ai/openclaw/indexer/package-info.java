/** Writes, when the distribution is packed, what a command has to know of it when it runs. */
@NullMarked
package ai.openclaw.indexer;

import org.jspecify.annotations.NullMarked;
