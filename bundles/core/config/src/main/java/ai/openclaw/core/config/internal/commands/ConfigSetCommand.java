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
import java.util.List;
import java.util.Optional;
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
    String typed = call.arguments().get(1);
    List<String> path = Dots.parse(text);
    if (path.isEmpty()) {
      return Failures.path(text);
    }
    Optional<JsonNode> value =
        call.flag("strict-json") ? TypedValue.strict(typed) : Optional.of(TypedValue.parse(typed));
    if (value.isEmpty()) {
      return CommandResult.failed(
          CommandFailure.of(
              "CONFIG_VALUE_NOT_JSON",
              "The value for " + text + " is not JSON",
              "quote it for the shell, or leave --strict-json out to set a string"));
    }
    try {
      ConfigAccess.Outcome outcome = config.edit(new ConfigEdit.Set(path, value.get()));
      return Edited.result("Updated", text, config.file(), outcome);
    } catch (ConfigInvalidException e) {
      return Failures.refused(e);
    }
  }
}
