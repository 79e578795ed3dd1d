package ai.openclaw.api.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A change that mends a finding, described and not made. All actions of one mend are made, or none.
 * Immutable.
 *
 * @param summary what it does, one line in the present tense; no secret
 * @param actions in order, at least one
 */
public record Mend(String summary, List<Action> actions) {
  /** Copies the list. */
  public Mend {
    actions = List.copyOf(actions);
  }

  /** One step. Everything beside the addressed value keeps its bytes. */
  public sealed interface Action {}

  /**
   * Sets a value of the configuration, in the file that owns it.
   *
   * @param path the keys from the root of the merged configuration; list indexes as decimal numbers
   * @param value the new value
   */
  public record SetConfig(List<String> path, JsonNode value) implements Action {
    /** Copies the list. */
    public SetConfig {
      path = List.copyOf(path);
    }
  }

  /**
   * Removes a value of the configuration.
   *
   * @param path as for {@link SetConfig}
   */
  public record RemoveConfig(List<String> path) implements Action {
    /** Copies the list. */
    public RemoveConfig {
      path = List.copyOf(path);
    }
  }

  /**
   * Sets a value of a JSON file in the state directory.
   *
   * @param file the file, which exists
   * @param path the keys from its root
   * @param value the new value
   */
  public record SetJson(Path file, List<String> path, JsonNode value) implements Action {
    /** Copies the list. */
    public SetJson {
      path = List.copyOf(path);
    }
  }

  /**
   * Closes a file or folder for other users: 0600, or 0700 for a folder. Only what belongs to the
   * user of the process is changed.
   *
   * @param file the file or folder
   */
  public record CloseForOthers(Path file) implements Action {}

  /**
   * Replaces the text of a file that the operating system reads, such as the definition of a
   * service. Taken from a diagnosis of the distribution only, and only for a file that exists and
   * belongs to the user of the process.
   *
   * @param file the file, which may be outside of the state directory
   * @param text its new text, as a whole
   */
  public record ReplaceText(Path file, String text) implements Action {
    /** Without the text: it may hold what an operator wrote there. */
    @Override
    public String toString() {
      return "ReplaceText[" + file + "]";
    }
  }
}
