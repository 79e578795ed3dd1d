package ai.openclaw.core.shell.internal.dialog;

import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.core.shell.internal.dialog.Options.Meaning;
import ai.openclaw.core.shell.internal.run.Dialogs;
import ai.openclaw.lib.cli.ResultRenderer;
import java.io.IOError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jline.terminal.Terminal;

/**
 * Asks at a terminal, one line per answer, so that it works where the cursor cannot be moved, too.
 */
public final class TerminalDialog implements Dialogs.Open {
  /** What stands for a blank answer where what stands there already cannot be erased. */
  private static final String ERASE = "-";

  private static final int FEWEST_LINES = 10;
  private static final int OTHER_LINES = 4;

  private final Terminal terminal;
  private final ResultRenderer text;
  private final BooleanSupplier left;
  private final Runnable end;
  private final LineInput input;

  /**
   * Creates it.
   *
   * @param filter takes secrets out of what is shown
   * @param end runs when it is closed
   */
  public TerminalDialog(Terminal terminal, UnaryOperator<String> filter, Runnable end) {
    this(terminal, filter, () -> false, end);
  }

  /**
   * Creates it.
   *
   * @param filter takes secrets out of what is shown
   * @param left whether the person has left while nothing was asked
   * @param end runs when it is closed
   */
  TerminalDialog(
      Terminal terminal, UnaryOperator<String> filter, BooleanSupplier left, Runnable end) {
    this.terminal = terminal;
    this.left = left;
    this.text = new ResultRenderer(filter);
    this.end = end;
    this.input = new LineInput(terminal);
  }

  @Override
  public void line(String line) {
    terminal.writer().println(text.line(line));
    terminal.flush();
  }

  @Override
  public String text(String question, String initial, Function<String, Optional<String>> objection)
      throws DialogCancelledException {
    boolean fixed = !input.edits() && !initial.isEmpty();
    if (fixed) {
      line("(Enter keeps what is in brackets, " + ERASE + " leaves it blank)");
    }
    String prompt = text.line(question) + (fixed ? " [" + text.line(initial) + "]: " : ": ");
    String present = fixed ? "" : initial;
    while (true) {
      String typed = read(prompt, present, List.of()).strip();
      String answer = fixed && typed.isEmpty() ? initial : typed;
      answer = fixed && typed.equals(ERASE) ? "" : answer;
      Optional<String> wrong =
          answer.chars().anyMatch(Character::isISOControl)
              ? Optional.of("one line without control characters, please")
              : objection.apply(answer);
      if (wrong.isEmpty()) {
        return answer;
      }
      line("  ! " + wrong.get());
      present = input.edits() ? answer.replaceAll("\\p{Cntrl}", " ") : "";
    }
  }

  @Override
  public <T> T choose(String question, List<Choice<T>> choices, int initial)
      throws DialogCancelledException {
    var options = new Options(choices);
    line(question);
    show(options, options.all());
    String prompt =
        text.line("Number or name [" + (initial + 1) + " = " + options.label(initial) + "]: ");
    List<String> labels = choices.stream().map(Choice::label).toList();
    while (true) {
      String answer = read(prompt, "", labels).strip();
      if (answer.isEmpty()) {
        return choices.get(initial).value();
      }
      Meaning meaning = options.meaning(answer);
      if (meaning instanceof Meaning.One one) {
        return choices.get(one.index()).value();
      }
      if (meaning instanceof Meaning.Several several) {
        show(options, several.indexes());
      } else {
        line("  ! nothing here is called that; type a number from 1 to " + options.size());
      }
    }
  }

  @Override
  public boolean confirm(String question, boolean initial) throws DialogCancelledException {
    String prompt = text.line(question) + (initial ? " [Y/n]: " : " [y/N]: ");
    while (true) {
      switch (read(prompt, "", List.of()).strip().toLowerCase(Locale.ROOT)) {
        case "" -> {
          return initial;
        }
        case "y", "yes" -> {
          return true;
        }
        case "n", "no" -> {
          return false;
        }
        default -> line("  ! yes or no, please");
      }
    }
  }

  @Override
  public void close() {
    terminal.flush();
    end.run();
  }

  /**
   * An interrupt alone could have been lost on the way, so whether the person left is asked for.
   */
  private String read(String prompt, String initial, List<String> choices)
      throws DialogCancelledException {
    if (left.getAsBoolean()) {
      throw new DialogCancelledException();
    }
    return input.read(prompt, initial, choices);
  }

  private void show(Options options, List<Integer> indexes) throws DialogCancelledException {
    try {
      int room = Math.max(FEWEST_LINES, terminal.getHeight() - OTHER_LINES);
      options.lines(indexes, room).forEach(this::line);
    } catch (IOError e) {
      // The terminal is gone, or Ctrl-C has ended the program that tells its size.
      throw new DialogCancelledException();
    }
  }
}
