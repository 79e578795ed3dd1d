package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.internal.ConfigAccess;
import ai.openclaw.core.config.internal.Dots;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config get}. Shows what is written, valid or not; never a credential. */
@Component(property = OperatorCommand.NAME + "=config get")
public final class ConfigGetCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigGetCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) {
    String text = call.arguments().get(0);
    List<String> path = Dots.parse(text);
    if (path.isEmpty()) {
      return Failures.path(text);
    }
    try {
      JsonNode value = Dots.find(config.source(), path);
      if (value.isMissingNode()) {
        return Failures.notFound(text);
      }
      JsonNode shown = Redaction.of(value, path);
      String printed = shown.isContainerNode() ? shown.toPrettyString() : shown.asText();
      return CommandResult.ok(shown, printed.lines().map(Line::new).toArray(Line[]::new));
    } catch (ConfigInvalidException e) {
      return Failures.unreadable(e);
    }
  }
}
