package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the texts that get into credential fields by mistake: what is shown instead of a
 * credential, and what programs print where a value is missing. Every writer of credentials asks
 * here.
 */
public final class CredentialText {
  /** The code of a refusal. */
  public static final String CODE = "CONFIG_VALUE_PLACEHOLDER";

  /** What is shown instead of a credential, and what clients send back for one they never saw. */
  public static final String REDACTED = "__OPENCLAW_REDACTED__";

  private static final Set<String> MISSING = Set.of("undefined", "null", "nan", "none", "nil");
  private static final Pattern MASK =
      Pattern.compile(
          "[*\u2022\u25cf\u00b7]{3,}|.*\\*{3,}.*|.*\u2026.*|[\\[<(]?(?:redacted|masked|hidden)[\\]>)]?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern OBJECT = Pattern.compile("\\[object \\w{1,32}]");

  private static final Pattern LOGIN = Pattern.compile("://[^/@\\s]*:[^/@\\s]+@");
  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{[A-Z_][A-Z0-9_]*}");

  private CredentialText() {}

  /** Whether a text names a variable as a whole, and thereby tells nothing. */
  public static boolean template(String text) {
    return TEMPLATE.matcher(text).matches();
  }

  /** Whether a text has an address with user and password in it. */
  public static boolean login(String text) {
    return LOGIN.matcher(text).find();
  }

  /** The text with the mark in place of every user and password of an address. */
  public static String withoutLogin(String text) {
    return LOGIN.matcher(text).replaceAll("://" + REDACTED + "@");
  }

  /** Whether a value is an object that refers to a credential. */
  public static boolean reference(JsonNode node) {
    return node.path("source").isTextual()
        && node.path("id").isTextual()
        && node.size() <= (node.has("provider") ? 3 : 2);
  }

  /**
   * Why a text is no credential; empty when it may be one.
   *
   * @param text what is to be written
   * @return the words after "the value", without the text
   */
  public static Optional<String> mistake(String text) {
    String plain = text.strip();
    if (plain.isEmpty()) {
      return Optional.of("is blank");
    }
    if (plain.contains(REDACTED)) {
      return Optional.of("is what is shown instead of a credential");
    }
    if (MISSING.contains(plain.toLowerCase(Locale.ROOT))) {
      return Optional.of("is the text of a missing value");
    }
    if (OBJECT.matcher(plain).matches()) {
      return Optional.of("is the text of an object that was no text");
    }
    return MASK.matcher(plain).matches()
        ? Optional.of("is a mask that hides a credential")
        : Optional.empty();
  }

  /** The same for a value as it stands in a file; what is no text and not null may be one. */
  public static Optional<String> mistake(JsonNode value) {
    if (value.isNull()) {
      return Optional.of("is null");
    }
    return value.isTextual() ? mistake(value.textValue()) : Optional.empty();
  }
}
