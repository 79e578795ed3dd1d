package ai.openclaw.core.config.internal.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The manifest header {@code OpenClaw-Schema: <resource>;path="<dot path>"[, …]}. */
final class SchemaHeader {
  static final String NAME = "OpenClaw-Schema";
  private static final Pattern CLAUSE =
      Pattern.compile(
          "\\s*([^;,\"\\s]+)\\s*(?:;\\s*path\\s*=\\s*(?:\"([^\"]*)\"|([^;,\"\\s]+))\\s*)?(,|$)");

  private SchemaHeader() {}

  /**
   * One schema that a bundle announces.
   *
   * @param resource its place in the bundle
   * @param path what it describes
   */
  record Clause(String resource, PathTemplate path) {}

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
            NAME + " is malformed at character " + (end + 1) + ": " + header);
      }
      String path = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
      clauses.add(new Clause(matcher.group(1), PathTemplate.parse(path == null ? "" : path)));
      end = matcher.end();
    }
    return List.copyOf(clauses);
  }
}
