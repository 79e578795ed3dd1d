package ai.openclaw.lib.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what was probably meant. */
final class Suggestions {
  private static final int LONGEST = 64;

  private Suggestions() {}

  /** The known word nearest to the typed one, when it is near enough to be a slip. */
  static Optional<String> nearest(String typed, Collection<String> known) {
    if (typed.isEmpty() || typed.length() > LONGEST) {
      return Optional.empty();
    }
    record Scored(String word, int distance) {}
    return known.stream()
        .map(word -> new Scored(word, distance(typed, word)))
        .filter(scored -> scored.distance() <= Math.max(1, typed.length() / 3))
        .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::word))
        .map(Scored::word);
  }

  /** A hint for {@link #nearest}. */
  static List<String> hint(String typed, Collection<String> known, String prefix) {
    return nearest(typed, known)
        .map(word -> List.of("did you mean " + prefix + word + "?"))
        .orElse(List.of());
  }

  /** Insertions, deletions, substitutions and swaps of neighbours that turn one into the other. */
  static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        best = Math.min(best, cost[i - 1][j - 1] + differs);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          best = Math.min(best, cost[i - 2][j - 2] + 1);
        }
        cost[i][j] = best;
      }
    }
    return cost[a.length()][b.length()];
  }
}
