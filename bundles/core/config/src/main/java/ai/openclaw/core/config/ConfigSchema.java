package ai.openclaw.core.config;

import org.osgi.annotation.versioning.ProviderType;

/**
 * What a configuration may be, by all installed bundles together. Always there, whether the
 * configuration is valid or not. Thread-safe.
 */
@ProviderType
public interface ConfigSchema {
  /** The schema as it is now; composed again after bundles came or went, else from memory. */
  SchemaDocument current();
}
