/** What can be wrong with the service. */
@NullMarked
package ai.openclaw.core.service.internal.diagnosis;

import org.jspecify.annotations.NullMarked;
