package ai.openclaw.core.planning.internal.store;

import java.util.List;
import java.util.Locale;

/** Tells by the name of a header whether its value is a credential. */
public final class HeaderNames {
  private static final List<String> FRAGMENTS =
      List.of("authorization", "api-key", "apikey", "token", "secret", "password", "credential");

  private HeaderNames() {}

  /** Whether a header holds a credential. */
  public static boolean sensitive(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return FRAGMENTS.stream().anyMatch(lower::contains);
  }
}
