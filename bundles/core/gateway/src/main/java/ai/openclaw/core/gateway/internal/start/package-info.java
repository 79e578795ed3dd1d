/** What has to be right before the port is opened, and the component that opens it. */
@NullMarked
package ai.openclaw.core.gateway.internal.start;

import org.jspecify.annotations.NullMarked;
