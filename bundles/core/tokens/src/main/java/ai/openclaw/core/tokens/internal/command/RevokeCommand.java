package ai.openclaw.core.tokens.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.tokens.internal.StoredToken;
import ai.openclaw.core.tokens.internal.TokenStore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code gateway token revoke}. */
@Component(property = OperatorCommand.NAME + "=gateway token revoke")
public final class RevokeCommand implements OperatorCommand {
  private final TokenStore store;

  /** Creates it. */
  @Activate
  public RevokeCommand(@Reference TokenStore store) {
    this.store = store;
  }

  @Override
  public CommandResult run(CommandCall call) {
    String wanted = String.join(" ", call.arguments());
    try {
      Optional<StoredToken> revoked = store.revoke(wanted);
      if (revoked.isEmpty()) {
        return CommandResult.failed(
            CommandFailure.of(
                "CLIENT_TOKEN_UNKNOWN",
                "there is no client token named " + wanted,
                "openclaw gateway token list shows them"));
      }
      var data = JsonNodeFactory.instance.objectNode();
      data.put("id", revoked.get().grant().id()).put("name", revoked.get().grant().name());
      return CommandResult.ok(
          data,
          new Line(
              "Revoked client token "
                  + revoked.get().grant().name()
                  + "; a running gateway closes its connections within a second."));
    } catch (IOException e) {
      return Shown.unusable(e);
    }
  }
}
