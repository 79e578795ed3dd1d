package ai.openclaw.api.command;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks the person at the terminal. Everything goes to the terminal and nothing to standard output,
 * so that a command can ask with {@code --json} too. Between two questions the terminal is as it
 * was before. For one thread at a time.
 */
@ProviderType
public interface Dialog {
  /**
   * Writes a line.
   *
   * @param text one line; never a secret
   */
  void line(String text);

  /**
   * Asks for a text until it is one that is wanted.
   *
   * @param question what is asked, without a colon at the end
   * @param initial what stands there already, to be kept or changed; may be blank
   * @param objection why an answer is not wanted, one line; empty when it is
   * @return the answer without blanks around it; blank when {@code objection} allows that
   * @throws DialogCancelledException when the person leaves instead of answering
   */
  String text(String question, String initial, Function<String, Optional<String>> objection)
      throws DialogCancelledException;

  /**
   * Asks for one of several choices.
   *
   * @param question what is asked
   * @param choices at least one
   * @param initial the index of the one that is taken when the answer is left blank
   * @return the value of the one that was chosen
   * @throws DialogCancelledException when the person leaves instead of answering
   */
  <T> T choose(String question, List<Choice<T>> choices, int initial)
      throws DialogCancelledException;

  /**
   * Asks for yes or no.
   *
   * @param question what is asked, with a question mark
   * @param initial the answer when it is left blank
   * @throws DialogCancelledException when the person leaves instead of answering
   */
  boolean confirm(String question, boolean initial) throws DialogCancelledException;

  /**
   * Something to choose.
   *
   * @param value what stands for it
   * @param label what it is called, unlike the others
   * @param hint what else should be known of it; may be blank
   */
  record Choice<T>(T value, String label, String hint) {
    /** Checks that every part is there. */
    public Choice {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(hint, "hint");
    }
  }
}
