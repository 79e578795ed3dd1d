/** Tests of the distribution as it ships: in the framework, and from outside as a user. */
@NullMarked
package ai.openclaw.itest;

import org.jspecify.annotations.NullMarked;
