/** The sweep for copies of secrets. */
@NullMarked
package ai.openclaw.core.sweep.internal;

import org.jspecify.annotations.NullMarked;
