package ai.openclaw.lib.schema;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was probably meant. Stateless. */
public final class DidYouMean {
  private static final int LONGEST = 64;

  private DidYouMean() {}

  /**
   * The known word that is nearest to a typed one: a third of its letters, three at most, may be
   * missing, extra, wrong or swapped; upper and lower case count as equal.
   *
   * @param typed what was typed
   * @param known what exists
   * @return empty when nothing is near enough
   */
  public static Optional<String> suggest(String typed, Collection<String> known) {
    if (typed.length() > LONGEST) {
      return Optional.empty();
    }
    String wanted = typed.toLowerCase(Locale.ROOT);
    int best = Math.min(3, Math.max(1, typed.length() / 3)) + 1;
    String found = "";
    for (String word : known) {
      if (Math.abs(word.length() - wanted.length()) < best) {
        int distance = distance(wanted, word.toLowerCase(Locale.ROOT));
        if (distance < best && distance < word.length()) {
          best = distance;
          found = word;
        }
      }
    }
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }

  /** A hint to append to a message: {@code (did you mean "x"?)} after a blank, or nothing. */
  public static String hint(String typed, Collection<String> known) {
    return suggest(typed, known).map(word -> " (did you mean \"" + word + "\"?)").orElse("");
  }

  private static int distance(String a, String b) {
    int[] beforeLast = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
      }
      int[] spare = beforeLast;
      beforeLast = last;
      last = row;
      row = spare;
    }
    return last[b.length()];
  }
}
