/** The files of a state directory that hold credentials. */
@NullMarked
package ai.openclaw.core.planning.internal.store;

import org.jspecify.annotations.NullMarked;
