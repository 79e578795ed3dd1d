package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Somebody who answers every question the same: yes, no, or by leaving. */
final class Person implements Dialog {
  private final String answer;
  private final List<String> shown = new ArrayList<>();

  Person(String answer) {
    this.answer = answer;
  }

  List<String> shown() {
    return shown;
  }

  @Override
  public void line(String text) {
    shown.add(text);
  }

  @Override
  public String text(
      String question, String initial, Function<String, Optional<String>> objection) {
    throw new AssertionError(question);
  }

  @Override
  public <T> T choose(String question, List<Choice<T>> choices, int initial) {
    throw new AssertionError(question);
  }

  @Override
  public boolean confirm(String question, boolean initial) throws DialogCancelledException {
    shown.add(question);
    return switch (answer) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new DialogCancelledException();
    };
  }
}
