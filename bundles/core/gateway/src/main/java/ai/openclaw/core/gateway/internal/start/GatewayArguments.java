package ai.openclaw.core.gateway.internal.start;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was typed after {@code openclaw gateway}. {@link #toString()} shows none of it.
 *
 * @param values options with a value
 * @param switches options without
 */
record GatewayArguments(Map<String, String> values, Set<String> switches) {
  private static final Set<String> WITH_VALUE =
      Set.of("port", "bind", "auth", "token", "password", "password-file", "tailscale", "ws-log");
  private static final Set<String> WITHOUT_VALUE =
      Set.of("allow-unconfigured", "verbose", "dev", "force", "reset", "compact");
  private static final Set<String> NOT_YET =
      Set.of(
          "tailscale-reset-on-exit",
          "cli-backend-logs",
          "claude-cli-logs",
          "raw-stream",
          "raw-stream-path");
  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "tailscale",
          Set.of("off", "serve", "funnel"),
          "ws-log",
          Set.of("auto", "full", "compact"));

  GatewayArguments {
    values = Map.copyOf(values);
    switches = Set.copyOf(switches);
  }

  static GatewayArguments parse(List<String> typed) throws StartRefused {
    var values = new HashMap<String, String>();
    var switches = new HashSet<String>();
    Iterator<String> words = typed.iterator();
    boolean first = true;
    while (words.hasNext()) {
      String word = words.next();
      if (first && word.equals("run")) {
        first = false;
        continue;
      }
      first = false;
      if (!word.startsWith("--")) {
        throw StartRefused.failed(
            "openclaw gateway takes no argument here. See `openclaw gateway --help`.");
      }
      int equals = word.indexOf('=');
      String name = equals < 0 ? word.substring(2) : word.substring(2, equals);
      if (WITHOUT_VALUE.contains(name) && equals < 0) {
        switches.add(name);
      } else if (WITH_VALUE.contains(name)) {
        if (equals < 0 && !words.hasNext()) {
          throw StartRefused.failed("--" + name + " needs a value.");
        }
        values.put(name, equals < 0 ? words.next() : word.substring(equals + 1));
      } else if (NOT_YET.contains(name)) {
        throw StartRefused.failed("--" + name + " is not supported by this version yet.");
      } else {
        throw StartRefused.failed(unknown(name));
      }
    }
    for (Map.Entry<String, Set<String>> choice : CHOICES.entrySet()) {
      String value = values.get(choice.getKey());
      if (value != null && !choice.getValue().contains(value)) {
        throw StartRefused.failed(
            "Invalid --"
                + choice.getKey()
                + ". Use "
                + choice.getValue().stream().sorted().collect(Collectors.joining(", "))
                + ".");
      }
    }
    if (!values.getOrDefault("tailscale", "off").equals("off")) {
      throw StartRefused.failed(
          "--tailscale " + values.get("tailscale") + " is not supported by this version yet.");
    }
    return new GatewayArguments(values, switches);
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  boolean has(String name) {
    return switches.contains(name);
  }

  private static String unknown(String name) {
    String nearest = "";
    int best = 3;
    for (Set<String> names : List.of(WITH_VALUE, WITHOUT_VALUE)) {
      for (String known : names) {
        int distance = distance(name, known);
        if (distance < best) {
          best = distance;
          nearest = known;
        }
      }
    }
    String hint = nearest.isEmpty() ? "" : " Did you mean --" + nearest + "?";
    return "unknown option --" + name + "." + hint + " See `openclaw gateway --help`.";
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  @Override
  public String toString() {
    return "GatewayArguments[hidden]";
  }
}
