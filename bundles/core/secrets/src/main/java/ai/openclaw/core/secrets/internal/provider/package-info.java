/** The installed secret providers, and calls into them. */
@NullMarked
package ai.openclaw.core.secrets.internal.provider;

import org.jspecify.annotations.NullMarked;
