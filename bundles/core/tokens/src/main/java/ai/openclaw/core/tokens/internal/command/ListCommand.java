package ai.openclaw.core.tokens.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.tokens.internal.StoredToken;
import ai.openclaw.core.tokens.internal.TokenStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway token list}. */
@Component(property = OperatorCommand.NAME + "=gateway token list")
public final class ListCommand implements OperatorCommand {
  private final TokenStore store;

  /** Creates it. */
  @Activate
  public ListCommand(@Reference TokenStore store) {
    this.store = store;
  }

  @Override
  public CommandResult run(CommandCall call) {
    try {
      List<StoredToken> tokens = store.all();
      ObjectNode data = JsonNodeFactory.instance.objectNode();
      var list = data.putArray("tokens");
      long now = System.currentTimeMillis();
      tokens.forEach(token -> list.add(token.shown().put("serves", token.serves(now))));
      if (tokens.isEmpty()) {
        return CommandResult.ok(
            data,
            new Line("There is no client token."),
            new Line("Make one with: openclaw gateway token create --name <name>"));
      }
      return CommandResult.ok(
          data,
          new Table(
              List.of("Name", "Id", "Scopes", "Methods", "Endpoints", "Agents", "Ends", "Used"),
              tokens.stream().map(token -> Shown.row(token, now)).toList()));
    } catch (IOException e) {
      return Shown.unusable(e);
    }
  }
}
