@NullMarked
package ai.openclaw.api.rpc;

import org.jspecify.annotations.NullMarked;
