package ai.openclaw.core.secrets.internal.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Checks the settings of one provider by the schema its bundle declares. Thread-safe. */
public interface SettingsCheck {
  /** What is wrong with an object under {@code secrets.providers}; empty when nothing is. */
  List<Issue> check(ObjectNode settings);

  /**
   * Something wrong.
   *
   * @param path where, below the settings
   * @param message what, without values
   */
  record Issue(List<String> path, String message) {
    /** Copies the list. */
    public Issue {
      path = List.copyOf(path);
    }
  }
}
