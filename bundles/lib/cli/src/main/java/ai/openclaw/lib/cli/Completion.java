package ai.openclaw.lib.cli;

import java.util.List;

/**
 * What may stand in a place, for tab completion. Immutable.
 *
 * @param words the words that may stand there
 * @param files whether a file's path may stand there
 */
public record Completion(List<String> words, boolean files) {
  /** Nothing is known. */
  public static final Completion NONE = new Completion(List.of(), false);

  /** A file's path. */
  public static final Completion FILES = new Completion(List.of(), true);

  /** Copies the list. */
  public Completion {
    words = List.copyOf(words);
  }
}
