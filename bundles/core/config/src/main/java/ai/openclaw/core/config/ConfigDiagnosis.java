package ai.openclaw.core.config;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Tells whether the files and the accepted configuration agree. Registered together with {@link
 * ConfigStore}. Thread-safe.
 */
@ProviderType
public interface ConfigDiagnosis {
  /** Why the files as they are were not accepted; empty when nothing was refused. A field read. */
  Optional<Rejection> rejected();

  /**
   * A refused change of the files; the last accepted configuration keeps serving.
   *
   * @param since when it was first refused
   * @param issues why, at least one
   * @param fallback whether a kept copy serves, since the process started with files like that
   */
  record Rejection(Instant since, List<ConfigIssue> issues, boolean fallback) {
    /** Copies the list. */
    public Rejection {
      issues = List.copyOf(issues);
    }

    /** The state it puts the gateway in, a stable code. */
    public String state() {
      return fallback ? "config-fallback" : "config-invalid";
    }
  }
}
