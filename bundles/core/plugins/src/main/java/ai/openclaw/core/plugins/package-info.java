/** What core bundles take part in when a plugin's bundle is replaced or leaves. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.plugins;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
