package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A person who answers as it is written down, and notes everything on the screen. */
final class ScriptedDialog implements Dialog {
  /** Takes what is offered. */
  static final String KEEP = "<keep>";

  /** Leaves. */
  static final String LEAVE = "<leave>";

  private record Step(String question, String answer) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private final List<String> screen = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();
  private int leaveAt = Integer.MAX_VALUE;

  /** The next question has this part, and gets this answer. */
  ScriptedDialog then(String question, String answer) {
    steps.add(new Step(question, answer));
    return this;
  }

  /** Leaves instead of giving an answer. */
  ScriptedDialog leaveAt(int answer) {
    leaveAt = answer;
    return this;
  }

  /** Everything that was on the screen. */
  String screen() {
    return String.join("\n", screen);
  }

  /** Every question, with what was offered as its answer. */
  List<String> asked() {
    return asked;
  }

  int left() {
    return steps.size();
  }

  @Override
  public void line(String text) {
    screen.add(text);
  }

  @Override
  public String text(String question, String initial, Function<String, Optional<String>> objection)
      throws DialogCancelledException {
    while (true) {
      String typed = answer(question, initial);
      String answer = typed.equals(KEEP) ? initial : typed;
      Optional<String> wrong = objection.apply(answer);
      if (wrong.isEmpty()) {
        return answer;
      }
      screen.add("! " + wrong.get());
    }
  }

  @Override
  public <T> T choose(String question, List<Choice<T>> choices, int initial)
      throws DialogCancelledException {
    choices.forEach(choice -> screen.add(choice.label() + " | " + choice.hint()));
    String typed = answer(question, choices.get(initial).label());
    if (typed.equals(KEEP)) {
      return choices.get(initial).value();
    }
    return choices.stream()
        .filter(choice -> choice.label().equals(typed))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no choice " + typed + "\n" + screen()))
        .value();
  }

  @Override
  public boolean confirm(String question, boolean initial) throws DialogCancelledException {
    String typed = answer(question, initial ? "yes" : "no");
    return typed.equals(KEEP) ? initial : typed.equals("yes");
  }

  private String answer(String question, String initial) throws DialogCancelledException {
    asked.add(question + " [" + initial + "]");
    screen.add(question + " [" + initial + "]");
    if (asked.size() > leaveAt) {
      throw new DialogCancelledException();
    }
    Step step = steps.poll();
    if (step == null || !question.contains(step.question())) {
      throw new AssertionError("not expected, but " + step + ": " + question + "\n" + screen());
    }
    if (step.answer().equals(LEAVE)) {
      throw new DialogCancelledException();
    }
    screen.add("> " + step.answer());
    return step.answer();
  }
}
