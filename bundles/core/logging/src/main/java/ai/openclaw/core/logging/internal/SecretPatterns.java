package ai.openclaw.core.logging.internal;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What looks like a credential although nobody knows it. Immutable and thread-safe. */
final class SecretPatterns {
  private static final String KEY =
      "(?:api[_-]?key|access[_-]?key|private[_-]?key|token|secret|password|passwd|passphrase"
          + "|credentials?)";
  private static final String NOT_PLAIN = "(?!true\\b|false\\b|null\\b|undefined\\b|\\[redacted])";

  /** A reference behind the name of its field tells where a credential is, and is none. */
  private static final String NO_REFERENCE =
      "(?!(?-i:[a-z][a-z0-9-]{0,31}:[a-z][a-z0-9_-]{0,63}:))";

  /** Cheap sign that one of the patterns with a keyword may match. */
  private static final Pattern KEYWORD =
      Pattern.compile("key|token|secret|pass|credential|authoriz|bearer", Pattern.CASE_INSENSITIVE);

  private static final List<Rule> SHAPES =
      List.of(
          new Rule(
              "-----BEGIN",
              "(-----BEGIN [A-Z ]*PRIVATE KEY-----)"
                  + "(?:(?!-----END)[\\s\\S])*+(?:-----END [A-Z ]*PRIVATE KEY-----)?+"),
          new Rule("sk-", "()\\bsk-[A-Za-z0-9_-]{8,}+"),
          new Rule("xox", "()\\bxox[a-z]-[A-Za-z0-9-]{8,}+"),
          new Rule("xapp-", "()\\bxapp-[A-Za-z0-9-]{8,}+"),
          new Rule("gh", "()\\bgh[pousr]_[A-Za-z0-9_]{16,}+"),
          new Rule("github_pat_", "()\\bgithub_pat_[A-Za-z0-9_]{16,}+"),
          new Rule("AIza", "()\\bAIza[A-Za-z0-9_-]{20,}+"),
          new Rule("eyJ", "()\\beyJ[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]{8,}+\\.[A-Za-z0-9_-]*+"),
          new Rule("://", "(\\b[A-Za-z][A-Za-z0-9+.-]*+://)[^\\s/@:]*+:[^\\s/@]++(?=@)"),
          new Rule(":", "()(?<![0-9])[0-9]{6,12}+:[A-Za-z0-9_-]{30,}+"));

  private static final List<Rule> NAMED =
      List.of(
          new Rule(
              "",
              "(?i)(\\b(?:proxy-)?authorization[\"']?\\s*+[:=]\\s*+[\"']?(?:[a-z]++\\s++)?)"
                  + NOT_PLAIN
                  + "[^\\s\"',;]{4,}+"),
          new Rule("", "(?i)(\\bbearer\\s++)" + NOT_PLAIN + "[A-Za-z0-9._~+/=-]{8,}+"),
          new Rule("", "(?i)(" + KEY + "\\\\?[\"']\\s*+:\\s*+\\\\?[\"'])[^\"'\\\\]++"),
          new Rule("", "(?i)(" + KEY + "=[\"']?)" + NOT_PLAIN + "[^\\s\"',;&)}\\]]{4,}+"),
          new Rule(
              "",
              "(?i)(" + KEY + ":\\s*+)" + NO_REFERENCE + "(?=[^\\s]*[0-9])[^\\s\"',;)}\\]]{12,}+"));

  private final List<Rule> own;

  /**
   * Adds the operator's patterns to those that are built in.
   *
   * @param own from {@code logging.redactPatterns}
   */
  SecretPatterns(List<Pattern> own) {
    this.own = own.stream().map(pattern -> new Rule("", pattern, false)).toList();
  }

  String replace(String text) {
    String clean = apply(SHAPES, text);
    if (KEYWORD.matcher(clean).find()) {
      clean = apply(NAMED, clean);
    }
    return apply(own, clean);
  }

  private static String apply(List<Rule> rules, String text) {
    String clean = text;
    for (Rule rule : rules) {
      if (clean.contains(rule.sign())) {
        clean = rule.replace(clean);
      }
    }
    return clean;
  }

  private record Rule(String sign, Pattern pattern, boolean keepsFirstGroup) {
    Rule(String sign, String expression) {
      this(sign, Pattern.compile(expression), true);
    }

    String replace(String text) {
      Matcher matcher = pattern.matcher(text);
      if (!matcher.find()) {
        return text;
      }
      var clean = new StringBuilder(text.length());
      do {
        matcher.appendReplacement(
            clean,
            Matcher.quoteReplacement(
                (keepsFirstGroup ? matcher.group(1) : "") + KnownForms.REPLACEMENT));
      } while (matcher.find());
      return matcher.appendTail(clean).toString();
    }
  }
}
