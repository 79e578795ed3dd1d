/** What the configuration says of channels, and how their credentials stand. */
@NullMarked
package ai.openclaw.core.channels.internal;

import org.jspecify.annotations.NullMarked;
