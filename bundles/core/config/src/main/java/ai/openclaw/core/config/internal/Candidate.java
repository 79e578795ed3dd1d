package ai.openclaw.core.config.internal;

import ai.openclaw.core.config.ConfigSnapshot;

/**
 * A valid configuration that has not been accepted, or has been.
 *
 * @param loaded the files
 * @param snapshot what is made of them
 */
record Candidate(Loaded loaded, ConfigSnapshot snapshot) {}
