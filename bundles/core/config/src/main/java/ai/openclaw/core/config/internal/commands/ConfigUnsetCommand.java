package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigEdit;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.config.internal.Dots;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config unset}. */
@Component(property = OperatorCommand.NAME + "=config unset")
public final class ConfigUnsetCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigUnsetCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    String text = call.arguments().get(0);
    List<String> path = Dots.parse(text);
    if (path.isEmpty()) {
      return Failures.path(text);
    }
    try {
      if (Dots.find(config.source(), path).isMissingNode()) {
        return Failures.notFound(text);
      }
      ConfigAccess.Outcome outcome = config.edit(List.of(new ConfigEdit.Remove(path)));
      return Edited.result("Removed " + text, List.of(text), config.file(), outcome);
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    }
  }
}
