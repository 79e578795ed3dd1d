package ai.openclaw.core.shell.internal.dialog;

import ai.openclaw.api.command.Dialog.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The numbered choices of one question, and what an answer to it means. */
final class Options {
  private final List<String> labels = new ArrayList<>();
  private final List<String> hints = new ArrayList<>();

  Options(List<? extends Choice<?>> choices) {
    for (Choice<?> choice : choices) {
      labels.add(choice.label());
      hints.add(choice.hint());
    }
  }

  /** What an answer means. */
  sealed interface Meaning {
    /** One choice, by its index. */
    record One(int index) implements Meaning {}

    /** Several, by their indexes. */
    record Several(List<Integer> indexes) implements Meaning {}

    /** None. */
    record Nothing() implements Meaning {}
  }

  /** A number, a label, or a part that one label alone or several labels have. */
  Meaning meaning(String answer) {
    String wanted = answer.strip().toLowerCase(Locale.ROOT);
    if (wanted.matches("[0-9]{1,6}")) {
      int number = Integer.parseInt(wanted);
      if (number >= 1 && number <= labels.size()) {
        return new Meaning.One(number - 1);
      }
    }
    List<Integer> same = matching(wanted, true);
    List<Integer> found = same.isEmpty() ? matching(wanted, false) : same;
    return switch (found.size()) {
      case 0 -> new Meaning.Nothing();
      case 1 -> new Meaning.One(found.get(0));
      default -> new Meaning.Several(found);
    };
  }

  private List<Integer> matching(String wanted, boolean whole) {
    return all().stream()
        .filter(
            index -> {
              String label = label(index).toLowerCase(Locale.ROOT);
              return whole ? label.equals(wanted) : label.contains(wanted);
            })
        .toList();
  }

  List<Integer> all() {
    return IntStream.range(0, labels.size()).boxed().toList();
  }

  String label(int index) {
    return labels.get(index);
  }

  int size() {
    return labels.size();
  }

  /**
   * The lines of some of them.
   *
   * @param most how many lines there is room for
   */
  List<String> lines(List<Integer> indexes, int most) {
    List<Integer> shown = indexes.subList(0, Math.min(most, indexes.size()));
    int width = shown.stream().mapToInt(index -> label(index).length()).max().orElse(0);
    int digits = Integer.toString(labels.size()).length();
    var lines = new ArrayList<String>();
    for (int index : shown) {
      String number = " ".repeat(digits - Integer.toString(index + 1).length()) + (index + 1);
      String hint = hints.get(index);
      String room = " ".repeat(width - label(index).length());
      lines.add("  " + number + ") " + label(index) + (hint.isEmpty() ? "" : room + "   " + hint));
    }
    int left = indexes.size() - shown.size();
    if (left > 0) {
      lines.add("  ... and " + left + " more: type a part of the name to see those that have it");
    }
    return lines;
  }
}
