package ai.openclaw.core.shell.internal.run;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of an operator's terminal, which may change while a command runs. Thread-safe. */
public final class TerminalSize {
  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3})x([1-9][0-9]{0,3})");

  private final List<Consumer<Dimensions>> listeners = new CopyOnWriteArrayList<>();
  private volatile Dimensions now;

  /**
   * Columns and rows.
   *
   * @param columns at least 1
   * @param rows at least 1
   */
  public record Dimensions(int columns, int rows) {
    /** Reads {@code <columns>x<rows>}. */
    public static Optional<Dimensions> parse(String text) {
      Matcher matcher = TEXT.matcher(text);
      return matcher.matches()
          ? Optional.of(
              new Dimensions(
                  Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
          : Optional.empty();
    }
  }

  /** Starts with this size. */
  public TerminalSize(Dimensions size) {
    now = size;
  }

  /** The size now. */
  public Dimensions now() {
    return now;
  }

  /** The terminal has another size from now on. */
  public void change(Dimensions size) {
    now = size;
    listeners.forEach(listener -> listener.accept(size));
  }

  /** Is told each new size. */
  public void onChange(Consumer<Dimensions> listener) {
    listeners.add(listener);
  }
}
