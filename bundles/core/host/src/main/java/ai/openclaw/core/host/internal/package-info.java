/** Turns what the launcher passes in JDK types into services. */
@NullMarked
package ai.openclaw.core.host.internal;

import org.jspecify.annotations.NullMarked;
