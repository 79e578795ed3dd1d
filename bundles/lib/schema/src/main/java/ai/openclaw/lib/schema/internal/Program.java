package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A compiled schema: its assertions, in the order in which their breaches are reported. */
public final class Program {
  static final Program ANYTHING = new Program(List.of());
  static final Program NOTHING = new Program(List.of(new Forbid()));

  private final List<Check> checks;

  Program(List<Check> checks) {
    this.checks = List.copyOf(checks);
  }

  /** Adds every breach of this schema by the value. */
  public void check(JsonNode value, Location at, List<Violation> found) {
    for (Check check : checks) {
      check.check(value, at, found);
    }
  }

  private record Forbid() implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      found.add(new Violation.Forbidden(at));
    }
  }
}
