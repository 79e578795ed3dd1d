/** The file in which agents find the configured model providers. */
@NullMarked
package ai.openclaw.core.models.internal;

import org.jspecify.annotations.NullMarked;
