package ai.openclaw.core.config;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Tells by its name whether a field holds a credential. */
public final class CredentialNames {
  private static final Set<String> WORDS =
      Set.of(
          "key",
          "pass",
          "pwd",
          "nsec",
          "authorization",
          "cookie",
          "credential",
          "credentials",
          "pin");
  private static final List<String> ENDINGS =
      List.of(
          "token",
          "password",
          "passwd",
          "passphrase",
          "secret",
          "apikey",
          "privatekey",
          "accesskey",
          "signingkey",
          "encryptionkey",
          "encryptkey",
          "serviceaccount",
          "webhookurl",
          "_key",
          "-key");

  private CredentialNames() {}

  /** Whether a key names a credential. */
  public static boolean matches(String key) {
    String lower = key.toLowerCase(Locale.ROOT);
    return WORDS.contains(lower)
        || ENDINGS.stream().anyMatch(lower::endsWith)
        || lower.contains("secret")
        || lower.contains("password");
  }

  /** Whether the field at a path holds a credential, by its own name or that of its list. */
  public static boolean matches(List<String> path) {
    int last = path.size() - 1;
    while (last >= 0 && path.get(last).matches("\\d+")) {
      last--;
    }
    return last >= 0 && matches(path.get(last));
  }
}
