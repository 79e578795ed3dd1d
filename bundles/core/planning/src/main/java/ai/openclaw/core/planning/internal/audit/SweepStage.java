package ai.openclaw.core.planning.internal.audit;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.core.planning.residue.CleanStep;
import ai.openclaw.core.planning.residue.CleanStep.Treatment;
import ai.openclaw.core.planning.residue.ResidueSweep.Sweep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cleans after a sweep, when that was asked for and confirmed.
 *
 * @param sweep the last search
 * @param plan what cleaning was to do
 * @param failed what it could not do
 * @param refusal why nothing was changed
 * @param shown whether the plan was shown already
 */
record SweepStage(
    Sweep sweep,
    List<CleanStep> plan,
    List<CleanStep> failed,
    Optional<CommandFailure> refusal,
    boolean shown) {
  SweepStage {
    plan = List.copyOf(plan);
    failed = List.copyOf(failed);
  }

  /** A search alone. */
  static SweepStage search(Sweep found) {
    return new SweepStage(found, List.of(), List.of(), Optional.empty(), false);
  }

  /** A search, and the cleaning when somebody agrees. */
  static SweepStage clean(Sweep found, CommandCall call, boolean yes) throws InterruptedException {
    List<CleanStep> plan = found.plan();
    long changes = plan.stream().filter(CleanStep::changes).count();
    if (changes == 0) {
      return new SweepStage(found, plan, List.of(), Optional.empty(), false);
    }
    Optional<Dialog> dialog = yes ? Optional.empty() : call.dialog();
    if (!yes && dialog.isEmpty()) {
      return refused(
          found,
          plan,
          CommandFailure.of(
              "CLEAN_NOT_CONFIRMED",
              "nothing was changed: the plan has "
                  + Swept.count(changes, "file")
                  + " to change, and nobody is there to agree",
              "look at the plan, then add --yes"),
          false);
    }
    if (dialog.isPresent() && !agreed(dialog.get(), plan)) {
      return refused(
          found,
          plan,
          CommandFailure.of("CLEAN_DECLINED", "nothing was changed, as you said"),
          true);
    }
    List<CleanStep> failed = found.clean();
    return new SweepStage(found.again(), plan, failed, Optional.empty(), !yes);
  }

  private static boolean agreed(Dialog dialog, List<CleanStep> plan) {
    lines(plan).forEach(dialog::line);
    try {
      return dialog.confirm("Change these files?", false);
    } catch (DialogCancelledException left) {
      return false;
    }
  }

  private static SweepStage refused(
      Sweep sweep, List<CleanStep> plan, CommandFailure why, boolean shown) {
    return new SweepStage(sweep, plan, List.of(), Optional.of(why), shown);
  }

  /** The plan in words. */
  static List<String> lines(List<CleanStep> plan) {
    var lines = new ArrayList<String>();
    lines.add("Plan of the cleaning:");
    plan.forEach(step -> lines.add(Swept.line(step)));
    return lines;
  }

  /** What was done, in words. */
  List<String> outcome() {
    if (refusal.isPresent() || plan.stream().noneMatch(CleanStep::changes)) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    long deleted = plan.stream().filter(step -> step.treatment() == Treatment.DELETE).count();
    long changed = plan.stream().filter(CleanStep::changes).count() - deleted;
    lines.add(
        "Cleaned. Changed: %d, deleted: %d, failed: %d."
            .formatted(changed - failedOf(false), deleted - failedOf(true), failed.size()));
    failed.forEach(step -> lines.add(Swept.line(step)));
    return lines;
  }

  private long failedOf(boolean deleting) {
    return failed.stream()
        .filter(
            step ->
                plan.stream()
                    .anyMatch(
                        planned ->
                            planned.file().equals(step.file())
                                && (planned.treatment() == Treatment.DELETE) == deleting))
        .count();
  }
}
