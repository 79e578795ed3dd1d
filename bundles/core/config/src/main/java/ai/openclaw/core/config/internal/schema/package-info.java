/** The schemas that bundles contribute, and the check of a configuration against them. */
@NullMarked
package ai.openclaw.core.config.internal.schema;

import org.jspecify.annotations.NullMarked;
