package ai.openclaw.api.diagnostics;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells numbers about a bundle. Registered as a service; asked whenever somebody collects them,
 * from several threads: quick, from memory.
 */
@ConsumerType
public interface MetricSource {
  /** Writes the numbers as they are now. */
  void collect(MetricSink sink);
}
