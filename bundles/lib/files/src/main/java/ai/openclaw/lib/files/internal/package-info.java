/** How files are looked at. */
@NullMarked
package ai.openclaw.lib.files.internal;

import org.jspecify.annotations.NullMarked;
