package ai.openclaw.core.host;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what is not as the operator wants it while the gateway serves. Registered as a service by
 * whoever knows of such a thing, read for {@code status} and {@code health}. Thread-safe.
 */
@ConsumerType
public interface Conditions {
  /** What is not right at the moment; a field read. */
  List<Condition> conditions();

  /**
   * One thing that is not right.
   *
   * @param code a stable code, for example {@code config-invalid}
   * @param since when it began
   * @param message what it is, and what to do; never a value
   * @param paths the dot paths of the configuration it is about; may be none
   */
  record Condition(String code, Instant since, String message, List<String> paths) {
    /** Copies the list. */
    public Condition {
      paths = List.copyOf(paths);
    }
  }
}
