package ai.openclaw.core.tokens.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.tokens.internal.StoredToken;
import ai.openclaw.core.tokens.internal.TokenStore;
import ai.openclaw.core.tokens.internal.TokenValue;
import ai.openclaw.core.tokens.internal.Wanted;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway token create}. */
@Component(property = OperatorCommand.NAME + "=gateway token create")
public final class CreateCommand implements OperatorCommand {
  private final TokenStore store;

  /** Creates it. */
  @Activate
  public CreateCommand(@Reference TokenStore store) {
    this.store = store;
  }

  @Override
  public CommandResult run(CommandCall call) {
    String value = TokenValue.make();
    try {
      StoredToken token = wanted(call).token(value, System.currentTimeMillis());
      if (!store.add(token)) {
        return CommandResult.failed(
            CommandFailure.of(
                "CLIENT_TOKEN_EXISTS",
                "there is a client token named " + token.grant().name(),
                "openclaw gateway token revoke " + token.grant().name() + " takes it back"));
      }
      ObjectNode data = token.shown().put("token", value);
      return CommandResult.ok(
          data,
          new Line(value),
          new Line(""),
          new Line("This is the only time the token is shown. " + Shown.allows(token)),
          new Line("Take it back with: openclaw gateway token revoke " + token.grant().name()));
    } catch (Wanted.Wrong wrong) {
      return CommandResult.failed(
          2,
          CommandFailure.of(
              "CLIENT_TOKEN_OPTION", wrong.text(), "openclaw gateway token create --help"));
    } catch (IOException e) {
      return Shown.unusable(e);
    }
  }

  private static Wanted wanted(CommandCall call) throws Wanted.Wrong {
    return Wanted.of(
        call.option("name").orElse(""),
        call.options("scopes"),
        call.options("methods"),
        call.options("endpoints"),
        call.options("agents"),
        call.option("expires").orElse(""));
  }
}
