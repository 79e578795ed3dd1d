/** Admits, starts, replaces, removes and sets aside third-party bundles. */
@NullMarked
package ai.openclaw.core.plugins.internal;

import org.jspecify.annotations.NullMarked;
