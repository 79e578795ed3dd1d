package ai.openclaw.core.config;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tries the references of a configuration that is not in force, for a change that is only planned.
 * Registered as a service by who resolves references. Thread-safe.
 */
@ConsumerType
public interface ReferenceProbe {
  /**
   * Tries the references that a change is about.
   *
   * @param candidate the configuration as it would be
   * @param paths the keys of what changes; references in them and below them are tried, and all of
   *     them when one lies in {@code secrets}
   * @param runCommands whether programs may be started
   * @throws InterruptedException when interrupted while waiting
   */
  Report probe(ConfigSnapshot candidate, List<List<String>> paths, boolean runCommands)
      throws InterruptedException;

  /**
   * What came of it.
   *
   * @param checked how many references were tried
   * @param skipped how many were not, because that would start a program
   * @param failures what has no value
   */
  record Report(int checked, int skipped, List<Failure> failures) {
    /** Copies the list. */
    public Report {
      failures = List.copyOf(failures);
    }
  }

  /**
   * A reference without a value.
   *
   * @param ref {@code source:provider:id}
   * @param message why; never a value
   */
  record Failure(String ref, String message) {}
}
