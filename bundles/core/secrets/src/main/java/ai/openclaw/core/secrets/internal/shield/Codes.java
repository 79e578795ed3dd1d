package ai.openclaw.core.secrets.internal.shield;

import java.util.regex.Pattern;

/** The codes of what is not asked, and what is kept of the codes of others. */
public final class Codes {
  /** The provider failed and is not asked by itself before a stated time. */
  public static final String PAUSED = "SECRETS_PROVIDER_PAUSED";

  /** The provider had no value for the id and is not asked for it before a stated time. */
  public static final String REF_PAUSED = "SECRETS_REF_PAUSED";

  /** An earlier call to the provider has not been answered. */
  public static final String BUSY = "SECRETS_PROVIDER_BUSY";

  /** The calls that the provider may get today are used up. */
  public static final String EXHAUSTED = "SECRETS_BUDGET_EXHAUSTED";

  /** A call was under way when the process ended. */
  static final String UNANSWERED = "SECRETS_CALL_UNANSWERED";

  private static final Pattern PLAIN = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

  private Codes() {}

  /** A code that may be written to a file: a stranger's might hold anything. */
  static String plain(String code) {
    return PLAIN.matcher(code).matches() ? code : "SECRETS_PROVIDER_FAILED";
  }
}
