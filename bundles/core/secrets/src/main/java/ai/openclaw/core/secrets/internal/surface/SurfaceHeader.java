package ai.openclaw.core.secrets.internal.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manifest header {@code OpenClaw-Surface: <resource>;owner=<id>[, …]}. */
final class SurfaceHeader {
  static final String NAME = "OpenClaw-Surface";

  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*([^;,\"\\s]+)\\s*;\\s*owner\\s*=\\s*\"?([a-z0-9][a-z0-9-]{0,63})\"?\\s*(?:,|$)");

  private SurfaceHeader() {}

  /**
   * One announced surface.
   *
   * @param resource the entry of the bundle that describes it
   * @param owner whose fields they are
   */
  record Clause(String resource, String owner) {}

  /**
   * Reads the header.
   *
   * @throws IllegalArgumentException when it is malformed
   */
  static List<Clause> parse(String header) {
    var clauses = new ArrayList<Clause>();
    Matcher matcher = CLAUSE.matcher(header);
    int end = 0;
    while (end < header.length()) {
      if (!matcher.find(end) || matcher.start() != end) {
        throw new IllegalArgumentException(
            NAME + " is malformed at character " + (end + 1) + "; write <resource>;owner=<id>");
      }
      clauses.add(new Clause(matcher.group(1), matcher.group(2)));
      end = matcher.end();
    }
    return List.copyOf(clauses);
  }
}
