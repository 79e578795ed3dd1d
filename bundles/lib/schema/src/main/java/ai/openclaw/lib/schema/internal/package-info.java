/** The compiled form of a schema and the two ways to word what it finds. */
@NullMarked
package ai.openclaw.lib.schema.internal;

import org.jspecify.annotations.NullMarked;
