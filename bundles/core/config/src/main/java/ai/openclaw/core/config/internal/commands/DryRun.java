package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ReferenceProbe;
import ai.openclaw.core.config.internal.ConfigAccess;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what {@code config set} would come to, and writes nothing. */
final class DryRun {
  private final ConfigAccess config;
  private final ArrayNode errors = JsonNodeFactory.instance.arrayNode();
  private final List<Block> lines = new ArrayList<>();

  DryRun(ConfigAccess config) {
    this.config = config;
  }

  /** Refuses {@code --allow-exec} where nothing is only tried. */
  static void requireForExec(CommandCall call) throws RefusedInputException {
    if (call.flag("allow-exec") && !call.flag("dry-run")) {
      throw RefusedInputException.options("--allow-exec goes with --dry-run");
    }
  }

  CommandResult run(List<ConfigEdit> edits, String mode, boolean runCommands)
      throws InterruptedException {
    Optional<ConfigSnapshot> candidate = candidate(edits);
    Optional<ReferenceProbe> probe = config.probe();
    var tried = new ReferenceProbe.Report(0, 0, List.of());
    if (candidate.isPresent() && probe.isPresent()) {
      tried =
          probe
              .get()
              .probe(candidate.get(), edits.stream().map(ConfigEdit::path).toList(), runCommands);
    }
    for (ReferenceProbe.Failure failure : tried.failures()) {
      errors
          .addObject()
          .put("kind", "resolvability")
          .put("message", failure.message())
          .put("ref", failure.ref());
      lines.add(new Line("  × " + failure.ref() + ": " + failure.message()));
    }
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put("ok", errors.isEmpty())
        .put("operations", edits.size())
        .put("configPath", config.file().toString());
    data.putArray("inputModes").add(mode);
    data.putObject("checks")
        .put("schema", true)
        .put("resolvability", candidate.isPresent() && probe.isPresent())
        .put(
            "resolvabilityComplete",
            candidate.isPresent() && probe.isPresent() && tried.skipped() == 0);
    data.put("refsChecked", tried.checked()).put("skippedExecRefs", tried.skipped());
    if (!errors.isEmpty()) {
      data.set("errors", errors);
    }
    lines.add(
        0,
        new Line(
            errors.isEmpty()
                ? "Dry run: the change can be made. Nothing was written."
                : "Dry run: the change would be refused, or leaves a reference without a value."
                    + " Nothing was written."));
    if (tried.skipped() > 0) {
      lines.add(
          new Line(
              "  "
                  + tried.skipped()
                  + " references start a program and were not tried; --allow-exec tries them"));
    }
    return CommandResult.of(errors.isEmpty() ? 0 : 1, data, lines);
  }

  private Optional<ConfigSnapshot> candidate(List<ConfigEdit> edits) {
    try {
      return Optional.of(config.project(edits).snapshot());
    } catch (ConfigInvalidException e) {
      for (ConfigIssue issue : e.issues()) {
        String message = issue.path() + ": " + issue.message();
        errors.addObject().put("kind", "schema").put("message", message);
        lines.add(new Line("  × " + message));
      }
      return Optional.empty();
    }
  }
}
