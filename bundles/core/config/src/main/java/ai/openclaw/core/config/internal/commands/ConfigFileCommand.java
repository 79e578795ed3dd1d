package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.internal.ConfigAccess;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config file}. */
@Component(property = OperatorCommand.NAME + "=config file")
public final class ConfigFileCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigFileCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) {
    String home =
        call.environment().getOrDefault("OPENCLAW_HOME", System.getProperty("user.home", ""));
    Path file = config.file();
    boolean inside = !home.isBlank() && file.startsWith(Path.of(home));
    String shown = inside ? "~/" + Path.of(home).relativize(file) : file.toString();
    var data = JsonNodeFactory.instance.objectNode();
    data.put("path", file.toString()).put("exists", config.exists());
    return CommandResult.ok(data, new Line(shown));
  }
}
