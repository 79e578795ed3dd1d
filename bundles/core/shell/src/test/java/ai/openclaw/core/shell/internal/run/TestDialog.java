package ai.openclaw.core.shell.internal.run;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Notes what is written and that it was closed; nobody answers. */
record TestDialog(List<String> seen) implements Dialogs.Open {
  @Override
  public void line(String text) {
    seen.add(text);
  }

  @Override
  public String text(
      String question, String initial, Function<String, Optional<String>> objection) {
    return initial;
  }

  @Override
  public <T> T choose(String question, List<Choice<T>> choices, int initial) {
    return choices.get(initial).value();
  }

  @Override
  public boolean confirm(String question, boolean initial) {
    return initial;
  }

  @Override
  public void close() {
    seen.add("close");
  }
}
