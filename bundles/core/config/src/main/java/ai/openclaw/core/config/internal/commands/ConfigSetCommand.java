package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
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
    String text = call.arguments().get(0);
    List<String> path = Dots.parse(text);
    if (path.isEmpty()) {
      return Failures.path(text);
    }
    if (call.flag("allow-exec") && !call.flag("dry-run")) {
      return CommandResult.failed(
          CommandFailure.of("CONFIG_SET_OPTIONS", "--allow-exec goes with --dry-run"));
    }
    try {
      Wanted wanted = Wanted.of(call, config.source());
      if (wanted instanceof Wanted.Unusable unusable) {
        return CommandResult.failed(unusable.failure());
      }
      var given = (Wanted.Value) wanted;
      var edit = new ConfigEdit.Set(path, given.value());
      return call.flag("dry-run")
          ? new DryRun(config).run(edit, given.mode(), call.flag("allow-exec"))
          : Edited.result("Updated", text, config.file(), config.edit(edit));
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    }
  }
}
