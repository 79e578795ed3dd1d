package ai.openclaw.core.planning;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What became of a plan. Immutable.
 *
 * @param dryRun whether nothing was to be written
 * @param files the files that changed, or would, sorted
 * @param checked how many references of the plan were resolved
 * @param skipped how many references would have started a program
 * @param warnings what the operator should know
 */
public record PlanReport(
    boolean dryRun, Set<String> files, int checked, int skipped, Set<String> warnings) {
  /** Copies the sets and keeps their order. */
  public PlanReport {
    files = Collections.unmodifiableSet(new LinkedHashSet<>(files));
    warnings = Collections.unmodifiableSet(new LinkedHashSet<>(warnings));
  }

  /** The report for programs. */
  public ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("mode", dryRun ? "dry-run" : "write").put("changed", !files.isEmpty());
    ArrayNode changed = node.putArray("changedFiles");
    files.forEach(changed::add);
    node.putObject("checks").put("resolvability", true).put("resolvabilityComplete", skipped == 0);
    node.put("refsChecked", checked)
        .put("skippedExecRefs", skipped)
        .put("warningCount", warnings.size());
    ArrayNode list = node.putArray("warnings");
    warnings.forEach(list::add);
    return node;
  }

  /** The report for people. */
  public List<String> lines() {
    var lines = new ArrayList<String>();
    String head = dryRun ? "Secrets apply dry run: " : "Secrets applied: ";
    String verb = dryRun ? " would change." : " updated.";
    String count = files.size() == 1 ? "1 file" : files.size() + " files";
    lines.add(head + (files.isEmpty() ? "no changes." : count + verb));
    files.forEach(file -> lines.add("  " + file));
    warnings.forEach(warning -> lines.add("warning: " + warning));
    if (skipped > 0) {
      lines.add(skipped + " exec references were not resolved; --allow-exec runs their programs.");
    }
    return lines;
  }
}
