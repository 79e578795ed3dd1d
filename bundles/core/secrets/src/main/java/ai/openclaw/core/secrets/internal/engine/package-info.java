/** One resolution pass: from references to values. */
@NullMarked
package ai.openclaw.core.secrets.internal.engine;

import org.jspecify.annotations.NullMarked;
