/**
 * What a bundle implements to add one operator command to the Gogo shell and to {@code openclaw …}.
 */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.api.command;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
