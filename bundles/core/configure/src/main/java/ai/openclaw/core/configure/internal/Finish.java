package ai.openclaw.core.configure.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.Dialog;
import ai.openclaw.api.command.DialogCancelledException;
import ai.openclaw.core.configure.internal.mapping.Mapping;
import ai.openclaw.core.planning.PlanRefusedException;
import ai.openclaw.core.planning.PlanReport;
import ai.openclaw.core.planning.Plans;
import ai.openclaw.lib.files.AtomicFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries a plan out, shows it, and carries it out when it is agreed to. */
final class Finish {
  private final CommandCall call;
  private final Dialog dialog;
  private final Wishes wishes;
  private final Plans plans;
  private final Clock clock;

  Finish(CommandCall call, Dialog dialog, Wishes wishes, Plans plans, Clock clock) {
    this.call = call;
    this.dialog = dialog;
    this.wishes = wishes;
    this.plans = plans;
    this.clock = clock;
  }

  /** A plan that could be carried out. */
  record Tried(ObjectNode plan, PlanReport preflight) {}

  /** Refuses a place for the plan that cannot be one before anything is asked. */
  void ready() throws PlanRefusedException {
    if (wishes.planOut().isPresent()) {
      Path file = wishes.planOut().get().toAbsolutePath();
      if (Files.isDirectory(file) || !Files.isDirectory(file.resolveSibling("."))) {
        throw unwritable(file, "no such folder, or a folder itself");
      }
    }
  }

  /** Tries the plan out and shows what it would do. */
  Tried tryOut(Staging staging) throws PlanRefusedException, InterruptedException {
    ObjectNode plan = PlanDocument.of(staging, clock);
    dialog.line("");
    dialog.line("The plan:");
    staging.upserts().keySet().forEach(alias -> dialog.line("  provider " + alias + " is written"));
    staging.deletes().forEach(alias -> dialog.line("  provider " + alias + " is removed"));
    for (Mapping mapping : staging.mappings()) {
      dialog.line("  " + mapping.candidate().label() + " takes " + mapping.ref());
    }
    PlanReport report = plans.dryRun(plan, wishes.allowExec());
    dialog.line("");
    dialog.line(
        "Preflight: changed=%s, files=%d, warnings=%d."
            .formatted(!report.files().isEmpty(), report.files().size(), report.warnings().size()));
    report.files().forEach(file -> dialog.line("  would change: " + file));
    report.warnings().forEach(warning -> dialog.line("  warning: " + warning));
    if (report.skipped() > 0) {
      dialog.line(
          "  not resolved, of exec: "
              + report.skipped()
              + "; --allow-exec runs their programs, and applying needs it.");
    }
    dialog.line(
        "Plan: targets=%d, providerUpserts=%d, providerDeletes=%d."
            .formatted(
                plan.path("targets").size(),
                plan.path("providerUpserts").size(),
                plan.path("providerDeletes").size()));
    return new Tried(plan, report);
  }

  /** Keeps the plan, asks, and applies it. */
  CommandResult decide(Tried tried)
      throws DialogCancelledException, PlanRefusedException, InterruptedException {
    if (wishes.planOut().isPresent()) {
      keep(tried.plan(), wishes.planOut().get());
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.set("plan", tried.plan());
    document.set("preflight", tried.preflight().json());
    call.document(document);
    if (!agreed()) {
      return refused();
    }
    PlanReport report = plans.apply(tried.plan(), wishes.allowExec());
    var blocks = new ArrayList<Block>();
    report.lines().forEach(line -> blocks.add(new Line(line)));
    blocks.add(
        new Line(
            "A running gateway takes a changed configuration over by itself; after a change of"
                + " auth profiles alone run: openclaw secrets reload"));
    blocks.add(new Line("See what plaintext is left: openclaw secrets audit --check"));
    return CommandResult.of(0, report.json(), blocks);
  }

  private boolean agreed() throws DialogCancelledException {
    if (!wishes.apply()) {
      try {
        return dialog.confirm("Apply this plan now?", true);
      } catch (DialogCancelledException e) {
        // The plan was shown and perhaps kept, so leaving here is a no and no failure.
        return false;
      }
    }
    return wishes.yes()
        || dialog.confirm(
            "The plaintext that the references replace is removed for good. Apply this plan?",
            true);
  }

  private CommandResult refused() {
    String how =
        wishes
            .planOut()
            .map(file -> "Later: openclaw secrets apply --from " + file)
            .orElse("The plan is not kept; --plan-out <file> keeps it.");
    List<Block> lines =
        List.of(
            new Line(wishes.apply() ? "Apply cancelled; nothing was changed." : "Not applied."),
            new Line(how));
    return new CommandResult(0, Optional.empty(), lines, Optional.empty());
  }

  private void keep(ObjectNode plan, Path file) throws PlanRefusedException {
    try {
      String text = plan.toPrettyString() + "\n";
      AtomicFile.write(file.toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw unwritable(file, e.getClass().getSimpleName());
    }
    dialog.line("Plan written to " + file + ".");
  }

  private static PlanRefusedException unwritable(Path file, String why) {
    return new PlanRefusedException(
        CommandFailure.of(
            "SECRETS_PLAN_NOT_WRITTEN",
            "The plan cannot be written to " + file + " (" + why + ")",
            "name a file in a folder that exists and is yours"));
  }
}
