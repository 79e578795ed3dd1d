package ai.openclaw.core.planning.internal.apply;

import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What became of a plan.
 *
 * @param dryRun whether nothing was to be written
 * @param files the files that changed, or would, sorted
 * @param preflight what was resolved
 * @param warnings what the operator should know
 */
record ApplyReport(boolean dryRun, Set<String> files, Preflight preflight, Set<String> warnings) {
  CommandResult result() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("mode", dryRun ? "dry-run" : "write").put("changed", !files.isEmpty());
    ArrayNode changed = node.putArray("changedFiles");
    files.forEach(changed::add);
    node.putObject("checks")
        .put("resolvability", true)
        .put("resolvabilityComplete", preflight.skipped() == 0);
    node.put("refsChecked", preflight.checked())
        .put("skippedExecRefs", preflight.skipped())
        .put("warningCount", warnings.size());
    ArrayNode list = node.putArray("warnings");
    warnings.forEach(list::add);
    return CommandResult.of(0, node, lines());
  }

  private List<Block> lines() {
    var lines = new ArrayList<Block>();
    String head = dryRun ? "Secrets apply dry run: " : "Secrets applied: ";
    String verb = dryRun ? " would change." : " updated.";
    String count = files.size() == 1 ? "1 file" : files.size() + " files";
    lines.add(new Line(head + (files.isEmpty() ? "no changes." : count + verb)));
    files.forEach(file -> lines.add(new Line("  " + file)));
    warnings.forEach(warning -> lines.add(new Line("warning: " + warning)));
    if (preflight.skipped() > 0) {
      lines.add(
          new Line(
              preflight.skipped()
                  + " exec references were not resolved; --allow-exec runs their programs."));
    }
    return lines;
  }
}
