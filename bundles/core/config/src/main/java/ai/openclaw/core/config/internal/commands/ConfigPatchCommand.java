package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config patch}. */
@Component(property = OperatorCommand.NAME + "=config patch")
public final class ConfigPatchCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigPatchCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    try {
      DryRun.requireForExec(call);
      JsonNode patch = read(call);
      if (!patch.isObject()) {
        throw RefusedInputException.options("The patch must be an object");
      }
      List<ConfigEdit> edits = new PatchEdits(config.source(), replaced(call)).of(patch);
      if (call.flag("dry-run")) {
        return new DryRun(config).run(edits, "json", call.flag("allow-exec"));
      }
      return Edited.result(
          "Applied " + edits.size() + (edits.size() == 1 ? " change" : " changes"),
          edits.stream().map(edit -> Dots.join(edit.path())).toList(),
          config.file(),
          config.edit(edits));
    } catch (RefusedInputException e) {
      return CommandResult.failed(e.failure());
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    }
  }

  private static JsonNode read(CommandCall call) throws RefusedInputException {
    Optional<String> file = call.option("file");
    if (file.isPresent() == call.flag("stdin")) {
      throw RefusedInputException.options("Give the patch by --file <path> or by --stdin");
    }
    if (file.isPresent()) {
      return InputDocument.file(call.workingDirectory().resolve(file.get()), "--file");
    }
    try {
      return InputDocument.stream(call.input(), "standard input");
    } catch (IOException e) {
      throw new RefusedInputException(
          CommandFailure.of("CONFIG_INPUT_UNREADABLE", "Standard input cannot be read"));
    }
  }

  private static Set<List<String>> replaced(CommandCall call) throws RefusedInputException {
    Set<List<String>> paths = new HashSet<>();
    for (String text : call.options("replace-path")) {
      List<String> path = Dots.parse(text);
      if (path.isEmpty()) {
        throw new RefusedInputException(Failures.badPath(text));
      }
      paths.add(path);
    }
    return paths;
  }
}
