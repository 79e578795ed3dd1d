package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.core.planning.findings.AuditFinding;
import ai.openclaw.core.planning.findings.Baseline;
import ai.openclaw.core.planning.findings.Fingerprints;
import ai.openclaw.core.planning.findings.SarifLog;
import ai.openclaw.core.planning.findings.Suppression;
import ai.openclaw.core.planning.findings.Suppressions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is left of findings once suppressions and a baseline are taken into account.
 *
 * @param shown the findings that count
 * @param all every finding with what became of it
 * @param suppressions what the operator has accepted
 * @param comparison how the findings compare with the baseline; empty without one
 */
record Judgement(
    List<Finding> shown,
    List<SarifLog.Result> all,
    Suppressions suppressions,
    Optional<Comparison> comparison) {
  Judgement {
    shown = List.copyOf(shown);
    all = List.copyOf(all);
  }

  /**
   * How findings compare with a baseline. Suppressed ones are in neither count.
   *
   * @param added how many it does not have
   * @param unchanged how many it has
   * @param fixed how many it has that are gone
   */
  record Comparison(int added, int unchanged, int fixed) {}

  /**
   * Judges.
   *
   * @param config the main configuration file
   * @param state the state directory
   * @param swept whether copies were searched for
   */
  static Judgement of(
      List<Finding> findings,
      Path config,
      Path state,
      boolean swept,
      Suppressions suppressions,
      Optional<Baseline> baseline) {
    List<AuditFinding> common = findings.stream().map(one -> one.common(config)).toList();
    List<String> prints = Fingerprints.of(common, state);
    var shown = new ArrayList<Finding>();
    var all = new ArrayList<SarifLog.Result>();
    int unchanged = 0;
    for (int i = 0; i < findings.size(); i++) {
      String print = prints.get(i);
      Optional<Suppression> suppression = suppressions.of(common.get(i));
      Optional<Boolean> known = baseline.map(earlier -> earlier.entries().containsKey(print));
      all.add(new SarifLog.Result(common.get(i), print, known, suppression));
      if (suppression.isEmpty()) {
        if (known.orElse(false)) {
          unchanged++;
        } else {
          shown.add(findings.get(i));
        }
      }
    }
    int same = unchanged;
    Optional<Comparison> comparison =
        baseline.map(
            earlier -> new Comparison(shown.size(), same, earlier.fixed(prints, looked(swept))));
    return new Judgement(shown, all, suppressions, comparison);
  }

  /** The codes that a run looks for. */
  static Set<String> looked(boolean swept) {
    return Stream.of(Finding.Code.values())
        .filter(code -> swept || !code.ofSweep())
        .map(Finding.Code::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The findings as a baseline, suppressed ones left out. */
  Baseline baseline() {
    List<SarifLog.Result> counted =
        all.stream().filter(one -> one.suppression().isEmpty()).toList();
    return Baseline.of(
        counted.stream().map(SarifLog.Result::finding).toList(),
        counted.stream().map(SarifLog.Result::fingerprint).toList());
  }

  int suppressed() {
    return (int) all.stream().filter(one -> one.suppression().isPresent()).count();
  }
}
