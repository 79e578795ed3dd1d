package ai.openclaw.core.configure.internal.settings;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Why an answer is not wanted. */
public final class Rules {
  private static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,63}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z][A-Z0-9_]{0,127}");
  private static final Pattern ABSOLUTE =
      Pattern.compile("(?:/|[A-Za-z]:[\\\\/]|\\\\\\\\[^\\\\]+\\\\[^\\\\]+).*");
  private static final Pattern UNSAFE = Pattern.compile(".*[\"'`$&;<>|\\r\\n\\x00].*");

  private Rules() {}

  /** An alias of a provider. */
  public static Optional<String> alias(String text) {
    return wrong(
        !ALIAS.matcher(text).matches(),
        "an alias begins with a small letter and has small letters, digits, _ and - only, 64 at"
            + " most, for example vault-prod");
  }

  /** A text that is there. */
  public static Optional<String> present(String text) {
    return wrong(text.isBlank(), "this is needed");
  }

  static Optional<String> variable(String text) {
    return wrong(
        !VARIABLE.matcher(text).matches(),
        "\""
            + text
            + "\" is no name of a variable: capital letters, digits and _, for example"
            + " OPENAI_API_KEY");
  }

  static Optional<String> file(String text) {
    return wrong(
        !text.startsWith("~/") && !ABSOLUTE.matcher(text).matches(),
        "the path must be absolute, for example /home/me/.secrets/openclaw.json");
  }

  static Optional<String> folder(String text) {
    return wrong(
        !ABSOLUTE.matcher(text).matches(),
        "\"" + text + "\" is not absolute; a folder looks like /usr/local/bin");
  }

  static Optional<String> command(String text) {
    if (!ABSOLUTE.matcher(text).matches()) {
      return Optional.of("the path must be absolute, for example /usr/local/bin/my-resolver");
    }
    return wrong(
        UNSAFE.matcher(text).matches(),
        "the path of a program only, without quotes or any of ` $ & ; < > | (no shell runs it;"
            + " arguments come next)");
  }

  /** A whole number in a range, or nothing. */
  static Function<String, Optional<String>> number(long min, long max, boolean required) {
    return text ->
        wrong(
            text.isEmpty() ? required : !inside(text, min, max),
            "a whole number from " + min + " to " + max + (required ? "" : ", or nothing"));
  }

  private static boolean inside(String text, long min, long max) {
    if (!text.matches("-?[0-9]{1,15}")) {
      return false;
    }
    long number = Long.parseLong(text);
    return number >= min && number <= max;
  }

  static Optional<String> wrong(boolean wrong, String why) {
    return wrong ? Optional.of(why) : Optional.empty();
  }
}
