/** The process outside the framework: global flags, the thin client, and the framework's boot. */
@NullMarked
package ai.openclaw.launcher;

import org.jspecify.annotations.NullMarked;
