/** Asks for the settings of one provider. */
@NullMarked
package ai.openclaw.core.configure.internal.settings;

import org.jspecify.annotations.NullMarked;
