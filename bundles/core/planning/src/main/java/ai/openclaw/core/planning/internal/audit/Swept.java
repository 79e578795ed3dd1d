package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.ResidueSweep.Extent;
import ai.openclaw.core.planning.residue.ResidueSweep.Passed;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a sweep adds to a report.
 *
 * @param extent how much was looked at
 * @param passed the values that were not searched for
 * @param findings what was found
 */
record Swept(Extent extent, List<Passed> passed, List<Finding> findings) {
  private static final int MOST_LINES = 20;

  static Swept of(Sweep sweep) {
    List<Finding> findings =
        Stream.concat(
                sweep.residues().stream().map(Finding::copy),
                sweep.unread().stream().map(one -> Finding.unread(one.file(), one.reason())))
            .toList();
    return new Swept(sweep.extent(), sweep.passed(), findings);
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("valuesSearched", extent.values())
        .put("filesSearched", extent.files())
        .put("bytesSearched", extent.bytes())
        .put("skipped", extent.skipped());
    ArrayNode list = node.putArray("valuesNotSearched");
    for (Passed one : passed) {
      list.addObject()
          .put("file", one.place().file().toString())
          .put("jsonPath", one.place().path())
          .put("reason", one.reason());
    }
    return node;
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "Searched %s (%s) for copies of %s."
            .formatted(
                count(extent.files(), "file"),
                size(extent.bytes()),
                count(extent.values(), "known value")));
    if (!passed.isEmpty()) {
      lines.add("Not searched for, since a hit would tell nothing:");
      passed.stream()
          .limit(MOST_LINES)
          .forEach(
              one ->
                  lines.add(
                      "- " + one.place().file() + ":" + one.place().path() + " " + one.reason()));
      if (passed.size() > MOST_LINES) {
        lines.add("... " + (passed.size() - MOST_LINES) + " more");
      }
    }
    return lines;
  }

  static String line(CleanStep step) {
    return "- "
        + step.treatment().name().toLowerCase(Locale.ROOT)
        + " "
        + step.file()
        + " ("
        + step.reason()
        + ")";
  }

  static ArrayNode json(List<CleanStep> steps) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (CleanStep step : steps) {
      list.addObject()
          .put("file", step.file().toString())
          .put("treatment", step.treatment().name().toLowerCase(Locale.ROOT))
          .put("reason", step.reason());
    }
    return list;
  }

  static String count(long number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  private static String size(long bytes) {
    if (bytes < 1 << 20) {
      return bytes + " bytes";
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
