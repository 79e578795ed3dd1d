package ai.openclaw.core.secrets.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.secrets.ReloadOutcome;
import ai.openclaw.core.secrets.SecretsRuntime;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@code secrets reload}, of the gateway it runs in or of the one named by {@code --url}; for the
 * latter no secrets need be active here.
 */
@Component(property = OperatorCommand.NAME + "=secrets reload")
public final class ReloadCommand implements OperatorCommand {
  private static final String METHOD = "secrets.reload";

  private volatile Optional<SecretsRuntime> secrets = Optional.empty();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSecrets(SecretsRuntime runtime) {
    secrets = Optional.of(runtime);
  }

  void unbindSecrets(SecretsRuntime runtime) {
    secrets = secrets.filter(bound -> !bound.equals(runtime));
  }

  @Override
  public CommandResult run(CommandCall call) throws InterruptedException {
    Optional<RemoteGateway> remote = call.remote();
    return remote.isPresent() ? there(remote.get()) : here();
  }

  private CommandResult here() throws InterruptedException {
    Optional<SecretsRuntime> runtime = secrets;
    if (runtime.isEmpty()) {
      return CommandResult.failed(
          CommandFailure.of(
              "SECRETS_NOT_ACTIVE",
              "no secrets are active in this process",
              "start the gateway, or name one with --url"));
    }
    ReloadOutcome outcome = runtime.get().reload();
    if (outcome instanceof ReloadOutcome.Activated activated) {
      return done(
          JsonNodeFactory.instance
              .objectNode()
              .put("ok", true)
              .put("warningCount", activated.activation().warningCount()));
    }
    ReloadOutcome.Kept kept = (ReloadOutcome.Kept) outcome;
    return CommandResult.failed(
        CommandFailure.of(
            kept.failure().code(),
            "secrets were not reloaded; the last good values stay active: "
                + kept.failure().message(),
            "openclaw secrets status"));
  }

  private static CommandResult there(RemoteGateway gateway) throws InterruptedException {
    try {
      return done(gateway.call(METHOD, JsonNodeFactory.instance.objectNode()));
    } catch (RemoteGatewayException e) {
      return CommandResult.failed(CommandFailure.of(e.code(), String.valueOf(e.getMessage())));
    }
  }

  private static CommandResult done(JsonNode payload) {
    int warnings = payload.path("warningCount").asInt(0);
    String text =
        warnings == 0
            ? "Secrets reloaded."
            : "Secrets reloaded with " + warnings + (warnings == 1 ? " warning." : " warnings.");
    return CommandResult.ok(payload, new Line(text));
  }
}
