package ai.openclaw.lib.json5;

import java.io.Serial;

/**
 * A text is not JSON5, or passes a limit. Its message holds no part of the text but one character.
 */
public final class Json5Exception extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final String expected;
  private final String found;

  /**
   * Creates it.
   *
   * @param position where
   * @param expected what could stand there
   * @param found what stands there: one character, or the kind of token
   */
  Json5Exception(Json5Position position, String expected, String found) {
    super(
        "line %d, column %d: expected %s, found %s"
            .formatted(position.line(), position.column(), expected, found));
    this.line = position.line();
    this.column = position.column();
    this.expected = expected;
    this.found = found;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in characters. */
  public int column() {
    return column;
  }

  /** What could stand there. */
  public String expected() {
    return expected;
  }

  /** What stands there: one character, or the kind of token. */
  public String found() {
    return found;
  }
}
