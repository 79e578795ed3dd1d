package ai.openclaw.core.doctor.internal.text;

import ai.openclaw.lib.json5.Json5Document;
import ai.openclaw.lib.json5.Json5Value;
import ai.openclaw.lib.json5.Json5Value.Json5List;
import ai.openclaw.lib.json5.Json5Value.Json5Object;
import ai.openclaw.lib.json5.Json5Value.Member;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the pieces by which two states of a file differ, no larger than a value: between them, the
 * texts are the same character by character.
 */
public final class Hunks {
  private final String before;
  private final String after;
  private final List<Hunk> found = new ArrayList<>();
  private final List<String> path = new ArrayList<>();

  private Hunks(String before, String after) {
    this.before = before;
    this.after = after;
  }

  /** A value of both texts. */
  private record Pair(String key, Json5Value before, Json5Value after) {}

  /** The differences, in the order of the text. */
  public static List<Hunk> between(Json5Document before, Json5Document after) {
    var hunks = new Hunks(before.text(), after.text());
    Json5Value left = before.root();
    Json5Value right = after.root();
    hunks.gap(0, left.start(), 0, right.start());
    hunks.value(left, right);
    hunks.gap(left.end(), before.text().length(), right.end(), after.text().length());
    return List.copyOf(hunks.found);
  }

  private void value(Json5Value left, Json5Value right) {
    if (before
        .substring(left.start(), left.end())
        .equals(after.substring(right.start(), right.end()))) {
      return;
    }
    List<Pair> pairs = pairs(left, right);
    boolean containers = left instanceof Json5Object && right instanceof Json5Object;
    if (!containers && pairs.isEmpty()) {
      add(left.start(), left.end(), right.start(), right.end());
      return;
    }
    int leftDone = left.start();
    int rightDone = right.start();
    for (Pair pair : pairs) {
      gap(leftDone, pair.before().start(), rightDone, pair.after().start());
      path.add(pair.key());
      value(pair.before(), pair.after());
      path.remove(path.size() - 1);
      leftDone = pair.before().end();
      rightDone = pair.after().end();
    }
    gap(leftDone, left.end(), rightDone, right.end());
  }

  /** The children that both have, as far as they come in the same order; empty for others. */
  private static List<Pair> pairs(Json5Value left, Json5Value right) {
    List<Pair> pairs = new ArrayList<>();
    if (left instanceof Json5Object one && right instanceof Json5Object other) {
      int at = 0;
      Set<String> rest = new HashSet<>();
      other.members().forEach(member -> rest.add(member.name()));
      for (Member member : one.members()) {
        if (rest.contains(member.name())) {
          int found = at;
          while (found < other.members().size()
              && !other.members().get(found).name().equals(member.name())) {
            found++;
          }
          if (found < other.members().size()) {
            Member same = other.members().get(found);
            pairs.add(new Pair(member.name(), member.value(), same.value()));
            at = found + 1;
          }
        }
      }
    } else if (left instanceof Json5List one
        && right instanceof Json5List other
        && one.elements().size() == other.elements().size()) {
      for (int i = 0; i < one.elements().size(); i++) {
        pairs.add(new Pair(Integer.toString(i), one.elements().get(i), other.elements().get(i)));
      }
    }
    return pairs;
  }

  private void gap(int leftStart, int leftEnd, int rightStart, int rightEnd) {
    int most = Math.min(leftEnd - leftStart, rightEnd - rightStart);
    int head = 0;
    while (head < most && before.charAt(leftStart + head) == after.charAt(rightStart + head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && before.charAt(leftEnd - 1 - tail) == after.charAt(rightEnd - 1 - tail)) {
      tail++;
    }
    if (leftStart + head < leftEnd - tail || rightStart + head < rightEnd - tail) {
      add(leftStart + head, leftEnd - tail, rightStart + head, rightEnd - tail);
    }
  }

  private void add(int leftStart, int leftEnd, int rightStart, int rightEnd) {
    found.add(new Hunk(path, leftStart, leftEnd, rightStart, rightEnd));
  }
}
