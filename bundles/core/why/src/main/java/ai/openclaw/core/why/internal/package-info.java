/** Puts the explanations of all bundles together, and explains what the framework knows itself. */
@NullMarked
package ai.openclaw.core.why.internal;

import org.jspecify.annotations.NullMarked;
