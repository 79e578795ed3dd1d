@NullMarked
package ai.openclaw.core.config.internal.commands;

import org.jspecify.annotations.NullMarked;
