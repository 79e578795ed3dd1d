package ai.openclaw.core.doctor.internal.text;

import ai.openclaw.lib.json5.Json5Document;
import java.util.List;

/**
 * How to put a piece of text back.
 *
 * @param at where the new piece begins in the new text
 * @param length how long the new piece is
 * @param old what stood there; holds no credential
 */
public record Splice(int at, int length, String old) {
  /** How to get from the new text to the old one. */
  public static List<Splice> of(List<Hunk> hunks, Json5Document before) {
    return hunks.stream()
        .map(
            hunk ->
                new Splice(
                    hunk.afterStart(),
                    hunk.afterEnd() - hunk.afterStart(),
                    before.text().substring(hunk.beforeStart(), hunk.beforeEnd())))
        .toList();
  }

  /**
   * The old text.
   *
   * @throws IllegalArgumentException when the splices do not fit the text
   */
  public static String undo(String text, List<Splice> splices) {
    var result = new StringBuilder();
    int at = 0;
    for (Splice splice : splices) {
      int end = splice.at() + splice.length();
      if (splice.at() < at || splice.length() < 0 || end > text.length()) {
        throw new IllegalArgumentException("the pieces do not fit the text");
      }
      result.append(text, at, splice.at()).append(splice.old());
      at = end;
    }
    return result.append(text, at, text.length()).toString();
  }
}
