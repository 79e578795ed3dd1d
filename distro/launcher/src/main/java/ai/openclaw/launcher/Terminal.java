package ai.openclaw.launcher;

/**
 * The terminal as the start script saw it.
 *
 * @param input whether standard input is one
 * @param output whether standard output is one
 * @param size {@code <columns>x<rows>}, or {@code none} when standard output is none
 * @param color whether colours are wanted
 */
record Terminal(boolean input, boolean output, String size, boolean color) {

  static Terminal detect(boolean colorAllowed, boolean colorForced) {
    boolean output = Boolean.getBoolean("openclaw.tty.out");
    return new Terminal(
        Boolean.getBoolean("openclaw.tty.in"),
        output,
        output ? System.getProperty("openclaw.tty.size", "80x24") : "none",
        colorAllowed && (output || colorForced));
  }
}
