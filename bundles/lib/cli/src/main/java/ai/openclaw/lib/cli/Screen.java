package ai.openclaw.lib.cli;

import ai.openclaw.api.command.Tone;
import java.util.OptionalInt;

/**
 * What text is written to. Immutable.
 *
 * @param columns the width of the terminal; empty when it is none
 * @param color whether colours are wanted
 */
public record Screen(OptionalInt columns, boolean color) {
  /** A file or a pipe. */
  public static final Screen NONE = new Screen(OptionalInt.empty(), false);

  private static final int USUAL = 80;
  private static final int NARROWEST = 40;
  private static final int WIDEST = 100;

  /** A terminal that many columns wide. */
  public static Screen terminal(int columns, boolean color) {
    return new Screen(columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty(), color);
  }

  /** The same without colours. */
  public Screen plain() {
    return new Screen(columns, false);
  }

  /** The text with its emphasis, where there are colours. */
  public String toned(String text, Tone tone) {
    String code =
        switch (tone) {
          case PLAIN -> "";
          case FAINT -> "2";
          case WARNING -> "33";
          case ERROR -> "31";
        };
    return color && !code.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  /** How wide running text may be. */
  int textWidth() {
    return Math.max(NARROWEST, Math.min(WIDEST, columns.orElse(USUAL)));
  }

  String bold(String text) {
    return color ? "\u001b[1m" + text + "\u001b[0m" : text;
  }

  String red(String text) {
    return color ? "\u001b[31m" + text + "\u001b[0m" : text;
  }
}
