@NullMarked
package ai.openclaw.lib.json5;

import org.jspecify.annotations.NullMarked;
