package ai.openclaw.lib.schema.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Assertions made of alternatives. */
final class Branches {
  private Branches() {}

  /** {@code anyOf}. */
  record Any(List<Program> branches) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      var failed = new ArrayList<List<Violation>>(branches.size());
      for (Program branch : branches) {
        var own = new ArrayList<Violation>();
        branch.check(value, at, own);
        if (own.isEmpty()) {
          return;
        }
        failed.add(own);
      }
      found.add(new Violation.NoBranch(at, false, failed));
    }
  }

  /** {@code oneOf}. */
  record One(List<Program> branches) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      var failed = new ArrayList<List<Violation>>(branches.size());
      for (Program branch : branches) {
        var own = new ArrayList<Violation>();
        branch.check(value, at, own);
        if (!own.isEmpty()) {
          failed.add(own);
        }
      }
      if (failed.size() == branches.size()) {
        found.add(new Violation.NoBranch(at, true, failed));
      } else if (failed.size() < branches.size() - 1) {
        found.add(new Violation.Ambiguous(at));
      }
    }
  }

  /** {@code allOf}. */
  record All(List<Program> parts) implements Check {
    @Override
    public void check(JsonNode value, Location at, List<Violation> found) {
      for (Program part : parts) {
        part.check(value, at, found);
      }
    }
  }
}
