/** What every audit does with its findings: fingerprints, suppressions, baselines and SARIF. */
@Export
@Version("1.0.0")
@NullMarked
package ai.openclaw.core.planning.findings;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
