package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.planning.findings.Suppressions;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an audit found, for the operator.
 *
 * @param findings those that count, in the order of the contract
 * @param files the files that were looked at, sorted
 * @param resolution what was resolved
 * @param judgement what suppressions and the baseline made of the findings
 * @param swept what the sweep adds; empty without one
 */
record Report(
    List<Finding> findings,
    List<String> files,
    RefResolution resolution,
    Judgement judgement,
    Optional<Swept> swept) {
  private static final int MOST_LINES = 20;

  Report {
    findings = List.copyOf(findings);
    files = List.copyOf(files);
  }

  static Report of(Audited audited, Judgement judgement, Optional<Swept> swept) {
    return new Report(judgement.shown(), audited.files(), audited.resolution(), judgement, swept);
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
    ObjectNode summary = node.putObject("summary");
    summary
        .put("plaintextCount", count(Finding.Code.PLAINTEXT_FOUND))
        .put("unresolvedRefCount", count(Finding.Code.REF_UNRESOLVED))
        .put("shadowedRefCount", count(Finding.Code.REF_SHADOWED))
        .put("legacyResidueCount", count(Finding.Code.LEGACY_RESIDUE));
    if (swept.isPresent()) {
      summary
          .put("residueCount", count(Finding.Code.SECRET_RESIDUE))
          .put("unreadableCount", count(Finding.Code.RESIDUE_UNREADABLE));
    }
    if (judgement.suppressions().present()) {
      summary.put("suppressedCount", judgement.suppressed());
    }
    ArrayNode list = node.putArray("findings");
    findings.forEach(finding -> list.add(finding.json()));
    more(node);
    return node;
  }

  /** What the options add; nothing without them. */
  private void more(ObjectNode node) {
    swept.ifPresent(sweep -> node.set("sweep", sweep.json()));
    judgement
        .comparison()
        .ifPresent(
            comparison ->
                node.putObject("baseline")
                    .put("new", comparison.added())
                    .put("unchanged", comparison.unchanged())
                    .put("fixed", comparison.fixed()));
    if (!judgement.suppressions().lapsed().isEmpty()) {
      ArrayNode lapsed = node.putArray("lapsedSuppressions");
      for (Suppressions.Lapsed one : judgement.suppressions().lapsed()) {
        lapsed
            .addObject()
            .put("jsonPath", one.place())
            .put("code", one.code())
            .put("reason", one.why());
      }
    }
  }

  List<Block> lines(boolean check) {
    var lines = new ArrayList<Block>();
    String residue = swept.isPresent() ? ", residue=" + count(Finding.Code.SECRET_RESIDUE) : "";
    lines.add(
        new Line(
            "Secrets audit: %s. plaintext=%d, unresolved=%d, shadowed=%d, legacy=%d%s."
                .formatted(
                    status(),
                    count(Finding.Code.PLAINTEXT_FOUND),
                    count(Finding.Code.REF_UNRESOLVED),
                    count(Finding.Code.REF_SHADOWED),
                    count(Finding.Code.LEGACY_RESIDUE),
                    residue)));
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
    notes().forEach(note -> lines.add(new Line(note)));
    return lines;
  }

  private List<String> notes() {
    var notes = new ArrayList<String>();
    swept.ifPresent(sweep -> notes.addAll(sweep.lines()));
    if (judgement.suppressed() > 0) {
      notes.add(
          "Not counted: "
              + Swept.count(judgement.suppressed(), "finding")
              + " that audit.suppressions accepts.");
    }
    for (Suppressions.Lapsed one : judgement.suppressions().lapsed()) {
      notes.add(one.place() + " (" + one.code() + ") suppresses nothing: " + one.why());
    }
    judgement
        .comparison()
        .ifPresent(
            comparison ->
                notes.add(
                    "Against the baseline: %d new, %d unchanged, %d fixed."
                        .formatted(
                            comparison.added(), comparison.unchanged(), comparison.fixed())));
    return notes;
  }
}
