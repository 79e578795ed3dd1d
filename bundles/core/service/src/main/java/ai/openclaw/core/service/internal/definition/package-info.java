/** What a service definition says, in the formats of the supervisors. */
@NullMarked
package ai.openclaw.core.service.internal.definition;

import org.jspecify.annotations.NullMarked;
