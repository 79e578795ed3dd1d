package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an audit found.
 *
 * @param findings in the order of the contract
 * @param files the files that were looked at, sorted
 * @param resolution what was resolved
 */
record Report(List<Finding> findings, List<String> files, RefResolution resolution) {
  private static final int MOST_LINES = 20;

  Report {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  private int count(Finding.Code code) {
    return (int) findings.stream().filter(finding -> finding.code() == code).count();
  }

  private String status() {
    if (count(Finding.Code.REF_UNRESOLVED) > 0) {
      return "unresolved";
    }
    return findings.isEmpty() ? "clean" : "findings";
  }

  int exitCode(boolean check) {
    if (count(Finding.Code.REF_UNRESOLVED) > 0) {
      return 2;
    }
    return check && !findings.isEmpty() ? 1 : 0;
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("version", 1).put("status", status());
    node.putObject("resolution")
        .put("refsChecked", resolution.checked())
        .put("skippedExecRefs", resolution.skipped())
        .put("resolvabilityComplete", resolution.skipped() == 0);
    ArrayNode scanned = node.putArray("filesScanned");
    files.forEach(scanned::add);
    node.putObject("summary")
        .put("plaintextCount", count(Finding.Code.PLAINTEXT_FOUND))
        .put("unresolvedRefCount", count(Finding.Code.REF_UNRESOLVED))
        .put("shadowedRefCount", count(Finding.Code.REF_SHADOWED))
        .put("legacyResidueCount", count(Finding.Code.LEGACY_RESIDUE));
    ArrayNode list = node.putArray("findings");
    findings.forEach(finding -> list.add(finding.json()));
    return node;
  }

  List<Block> lines(boolean check) {
    var lines = new ArrayList<Block>();
    lines.add(
        new Line(
            "Secrets audit: %s. plaintext=%d, unresolved=%d, shadowed=%d, legacy=%d."
                .formatted(
                    status(),
                    count(Finding.Code.PLAINTEXT_FOUND),
                    count(Finding.Code.REF_UNRESOLVED),
                    count(Finding.Code.REF_SHADOWED),
                    count(Finding.Code.LEGACY_RESIDUE))));
    findings.stream().limit(MOST_LINES).forEach(finding -> lines.add(new Line(finding.line())));
    if (findings.size() > MOST_LINES) {
      lines.add(new Line("... " + (findings.size() - MOST_LINES) + " more"));
    }
    if (resolution.skipped() > 0) {
      lines.add(
          new Line(
              resolution.skipped()
                  + " exec references were not resolved; --allow-exec runs their programs."));
    }
    if (check && count(Finding.Code.PLAINTEXT_FOUND) > 0) {
      lines.add(
          new Line(
              "Plaintext remains: run openclaw secrets configure for the paths above, then"
                  + " openclaw secrets apply, then this audit again."));
    }
    return lines;
  }
}
