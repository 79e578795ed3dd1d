package ai.openclaw.core.config.internal.commands;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigIssue;
import ai.openclaw.core.config.internal.ConfigAccess;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code config validate}. */
@Component(property = OperatorCommand.NAME + "=config validate")
public final class ConfigValidateCommand implements OperatorCommand {
  private final ConfigAccess config;

  /** Creates it. */
  @Activate
  public ConfigValidateCommand(@Reference ConfigAccess config) {
    this.config = config;
  }

  @Override
  public CommandResult run(CommandCall call) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    String file = config.file().toString();
    if (!config.exists()) {
      data.put("valid", false).put("path", file).put("error", "file not found");
      return CommandResult.of(1, data, List.of(new Line("Config file not found: " + file)));
    }
    List<Block> lines = new ArrayList<>();
    try {
      List<ConfigIssue> warnings = config.check().warnings();
      data.put("valid", true).put("path", file);
      lines.add(new Line("Config valid: " + file));
      if (!warnings.isEmpty()) {
        list(warnings, data.putArray("warnings"), lines, "  ! ");
      }
      return CommandResult.of(0, data, lines);
    } catch (ConfigInvalidException e) {
      data.put("valid", false).put("path", file);
      lines.add(new Line("Config invalid at " + file + ":"));
      list(e.issues(), data.putArray("issues"), lines, "  × ");
      return CommandResult.of(1, data, lines);
    }
  }

  private static void list(
      List<ConfigIssue> issues, ArrayNode data, List<Block> lines, String mark) {
    for (ConfigIssue issue : issues) {
      ObjectNode entry = data.addObject();
      entry.put("path", issue.path()).put("message", issue.message()).put("code", issue.code());
      String place = "";
      if (issue.position().isPresent()) {
        ConfigIssue.Position at = issue.position().get();
        entry.put("file", at.file().toString()).put("line", at.line()).put("column", at.column());
        place =
            " (%s line %d, column %d)".formatted(at.file().getFileName(), at.line(), at.column());
      }
      lines.add(new Line(mark + issue.path() + ": " + issue.message() + place));
    }
  }
}
