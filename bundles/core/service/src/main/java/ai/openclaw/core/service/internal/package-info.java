/** The service of this profile, put together from the machine it runs on. */
@NullMarked
package ai.openclaw.core.service.internal;

import org.jspecify.annotations.NullMarked;
