package ai.openclaw.core.tokens.internal;

import ai.openclaw.api.rpc.ClientGrant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a token is to allow, read from what was typed. Immutable.
 *
 * @param name its name
 * @param scopes its scopes
 * @param methods patterns of methods
 * @param endpoints patterns of paths
 * @param agents agents; empty: all
 * @param life how long it serves; empty: for ever
 */
public record Wanted(
    String name,
    List<String> scopes,
    List<String> methods,
    List<String> endpoints,
    List<String> agents,
    Optional<Duration> life) {
  private static final Set<String> SCOPES =
      Set.of("read", "write", "admin", "approvals", "pairing", "talk.secrets");
  private static final Pattern LIFE = Pattern.compile("([1-9]\\d{0,4})([smhdw])");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,63}");
  private static final Predicate<String> METHOD =
      Pattern.compile("[A-Za-z][A-Za-z0-9._-]*\\*?|\\*").asMatchPredicate();
  private static final Predicate<String> ENDPOINT =
      Pattern.compile("/[^*\\s]*\\*?|\\*").asMatchPredicate();
  private static final Predicate<String> AGENT =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*").asMatchPredicate();
  private static final String PREFIX = "operator.";
  private static final List<String> ALL = List.of("*");

  /** What was typed is no token. */
  public static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message);
    }

    /** What is wrong, and what to type. */
    public String text() {
      return String.valueOf(getMessage());
    }
  }

  /** Copies the lists. */
  public Wanted {
    scopes = List.copyOf(scopes);
    methods = List.copyOf(methods);
    endpoints = List.copyOf(endpoints);
    agents = List.copyOf(agents);
  }

  /**
   * Reads it. Where neither methods nor endpoints are named the scopes alone decide; where one of
   * them is named, the other is closed.
   *
   * @throws Wrong with the first thing that is wrong
   */
  public static Wanted of(
      String name,
      List<String> scopes,
      List<String> methods,
      List<String> endpoints,
      List<String> agents,
      String expires)
      throws Wrong {
    if (!NAME.matcher(name).matches()) {
      throw new Wrong("--name has to be letters, digits, . _ @ or -, at most 64 of them");
    }
    List<String> named = checked("--methods", methods, METHOD, "a name or family like config.*");
    List<String> paths = checked("--endpoints", endpoints, ENDPOINT, "a path like /v1/*");
    boolean free = named.isEmpty() && paths.isEmpty();
    return new Wanted(
        name,
        scopes(scopes),
        free ? ALL : named,
        free ? ALL : paths,
        checked("--agents", agents, AGENT, "the id of an agent"),
        life(expires));
  }

  private static List<String> scopes(List<String> typed) throws Wrong {
    var scopes = new ArrayList<String>();
    for (String scope : split(typed)) {
      String bare = scope.startsWith(PREFIX) ? scope.substring(PREFIX.length()) : scope;
      if (!SCOPES.contains(bare)) {
        throw new Wrong(
            "--scopes: "
                + scope
                + " is none. Use read, write, admin, approvals, pairing or"
                + " talk.secrets");
      }
      scopes.add(PREFIX + bare);
    }
    return scopes.isEmpty() ? List.of(PREFIX + "read") : scopes;
  }

  private static List<String> checked(
      String option, List<String> typed, Predicate<String> fits, String wanted) throws Wrong {
    List<String> values = split(typed);
    for (String value : values) {
      if (!fits.test(value)) {
        throw new Wrong(option + ": " + value + " is not " + wanted);
      }
    }
    return values;
  }

  private static Optional<Duration> life(String typed) throws Wrong {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (text.equals("never")) {
      return Optional.empty();
    }
    Matcher parts = LIFE.matcher(text);
    if (!parts.matches()) {
      throw new Wrong("--expires: write 45m, 12h, 30d, 8w or never");
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        });
  }

  private static List<String> split(List<String> typed) {
    return typed.stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .distinct()
        .toList();
  }

  /** The token as it is kept. */
  public StoredToken token(String value, long nowMs) {
    return new StoredToken(
        TokenValue.hash(value),
        scopes,
        new ClientGrant(TokenValue.id(), name, methods, endpoints, agents),
        nowMs,
        life.map(span -> nowMs + span.toMillis()),
        Optional.empty());
  }
}
