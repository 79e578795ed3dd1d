package ai.openclaw.lib.json5;

import java.util.Comparator;
import java.util.List;

/**
 * One replaced stretch of text.
 *
 * @param start offset of the first character that goes
 * @param end offset behind the last one
 * @param replacement what stands there instead
 */
record Change(int start, int end, String replacement) {
  static Change insert(int at, String text) {
    return new Change(at, at, text);
  }

  static Change delete(int start, int end) {
    return new Change(start, end, "");
  }

  /**
   * Applies changes, of which only deletions may overlap; those at one offset in the order given.
   */
  static String apply(String text, List<Change> changes) {
    var edited = new StringBuilder(text.length() + 64);
    int copied = 0;
    List<Change> ordered = changes.stream().sorted(Comparator.comparingInt(Change::start)).toList();
    for (Change change : ordered) {
      edited.append(text, copied, Math.max(copied, change.start())).append(change.replacement());
      copied = Math.max(copied, change.end());
    }
    return edited.append(text, copied, text.length()).toString();
  }
}
