package ai.openclaw.lib.schema.internal;

import java.util.regex.Pattern;

/** Turns the regular expressions of JSON Schema into those of Java where the two differ. */
final class EcmaPattern {
  private EcmaPattern() {}

  /**
   * Compiles an expression.
   *
   * @throws java.util.regex.PatternSyntaxException when Java cannot read it
   */
  static Pattern compile(String expression) {
    var java = new StringBuilder(expression.length() + 4);
    boolean inClass = false;
    for (int i = 0; i < expression.length(); i++) {
      char c = expression.charAt(i);
      if (c == '\\' && i + 1 < expression.length()) {
        java.append(c).append(expression.charAt(++i));
      } else if (inClass) {
        inClass = c != ']';
        java.append(c == '[' || c == '&' ? "\\" + c : String.valueOf(c));
      } else if (c == '$') {
        // In Java a dollar also matches before a line break at the end.
        java.append("\\z");
      } else {
        inClass = c == '[';
        java.append(c);
      }
    }
    return Pattern.compile(java.toString());
  }
}
