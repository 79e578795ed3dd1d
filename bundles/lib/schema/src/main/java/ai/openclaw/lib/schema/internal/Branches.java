package ai.openclaw.lib.schema.internal;

import java.util.ArrayList;
import java.util.List;

/** Assertions made of alternatives. */
final class Branches {
  private Branches() {}

  static Check any(List<Program> branches) {
    return (value, at, found) -> {
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
    };
  }

  static Check one(List<Program> branches) {
    return (value, at, found) -> {
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
    };
  }

  static Check all(List<Program> parts) {
    return (value, at, found) -> parts.forEach(part -> part.check(value, at, found));
  }
}
