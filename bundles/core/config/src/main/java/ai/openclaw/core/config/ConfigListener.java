package ai.openclaw.core.config;

import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Is told after a changed configuration has been accepted. Registered as a service; quick. */
@ConsumerType
public interface ConfigListener {
  /**
   * The configuration changed.
   *
   * @param before the snapshot until now
   * @param after the snapshot from now on
   * @param paths the dot paths whose values differ, each as deep as the difference
   */
  void changed(ConfigSnapshot before, ConfigSnapshot after, Set<String> paths);

  /**
   * The files began to be refused, are refused for another reason, or agree with what serves again.
   *
   * @param now why they are refused; empty when they are not
   */
  default void rejected(Optional<ConfigDiagnosis.Rejection> now) {}
}
