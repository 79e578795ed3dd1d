/** Methods, routes and snapshot parts that other bundles register as services. */
@NullMarked
package ai.openclaw.core.gateway.internal.services;

import org.jspecify.annotations.NullMarked;
