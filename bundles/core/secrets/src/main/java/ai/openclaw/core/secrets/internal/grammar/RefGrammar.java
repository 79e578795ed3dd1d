package ai.openclaw.core.secrets.internal.grammar;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patterns of references and of the texts that stand for one. */
public final class RefGrammar {
  /** What every source looks like. */
  public static final Pattern SOURCE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /** What an alias under {@code secrets.providers} must look like to be reached. */
  public static final Pattern ALIAS = Pattern.compile("[a-z][a-z0-9_-]{0,63}");

  /** The prefix of the marker that older versions wrote instead of a reference. */
  public static final String LEGACY_MARKER = "secretref-env:";

  private static final Pattern TEMPLATE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]{0,127})}");
  private static final Pattern ENV_NAME = Pattern.compile("[A-Z][A-Z0-9_]{0,127}");

  private RefGrammar() {}

  /** The variable of a text that is one whole template, as in <code>${NAME}</code>. */
  public static Optional<String> templateVariable(String text) {
    Matcher matcher = TEMPLATE.matcher(text.strip());
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Whether a text can be the name of a variable that a reference names. */
  public static boolean isEnvName(String text) {
    return ENV_NAME.matcher(text).matches();
  }
}
