package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigSchema;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config schema}. JSON in either form: it is for editors. */
@Component(property = OperatorCommand.NAME + "=config schema")
public final class ConfigSchemaCommand implements OperatorCommand {
  private final ConfigSchema schema;

  /** Creates it. */
  @Activate
  public ConfigSchemaCommand(@Reference ConfigSchema schema) {
    this.schema = schema;
  }

  @Override
  public CommandResult run(CommandCall call) {
    ObjectNode document = schema.current().schema();
    return CommandResult.ok(
        document, document.toPrettyString().lines().map(Line::new).toArray(Line[]::new));
  }
}
