/** The operator commands of the secrets domain. */
@NullMarked
package ai.openclaw.core.secrets.internal.command;

import org.jspecify.annotations.NullMarked;
