/** Tests. */
@NullMarked
package ai.openclaw.core.gateway.internal.services;

import org.jspecify.annotations.NullMarked;
