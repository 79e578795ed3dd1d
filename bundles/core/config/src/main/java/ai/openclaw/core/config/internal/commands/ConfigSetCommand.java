package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.ConfigAccess;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config set}. */
@Component(property = OperatorCommand.NAME + "=config set")
public final class ConfigSetCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigSetCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      DryRun.requireForExec(call);
      JsonNode source = config.source();
      Wanted wanted = Wanted.of(call, source);
      List<Assignment> assignments = settled(wanted.assignments(), call, source);
      List<ConfigEdit> edits = assignments.stream().map(Assignment::edit).toList();
      if (call.flag("dry-run")) {
        return new DryRun(config).run(edits, wanted.mode(), call.flag("allow-exec"));
      }
      List<String> paths = assignments.stream().map(Assignment::text).toList();
      String what = paths.size() == 1 ? paths.get(0) : paths.size() + " config paths";
      return Edited.result("Updated " + what, paths, config.file(), config.edit(edits));
    } catch (RefusedInputException e) {
      return CommandResult.failed(e.failure());
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    }
  }

  private static List<Assignment> settled(
      List<Assignment> assignments, CommandCall call, JsonNode source)
      throws RefusedInputException {
    if (call.flag("merge") && call.flag("replace")) {
      throw RefusedInputException.options("Use --merge or --replace, not both");
    }
    List<Assignment> settled = new ArrayList<>();
    for (Assignment one : assignments) {
      if (call.flag("merge")) {
        JsonNode merged = KeptEntries.merged(source, one);
        settled.add(new Assignment(one.text(), one.path(), merged));
        continue;
      }
      if (!call.flag("replace")) {
        KeptEntries.require(source, one.path(), one.value());
      }
      settled.add(one);
    }
    return settled;
  }
}
