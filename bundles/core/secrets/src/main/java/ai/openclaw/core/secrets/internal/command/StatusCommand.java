package ai.openclaw.core.secrets.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Block;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.CommandResult.Table;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.runtime.Published;
import ai.openclaw.core.secrets.internal.runtime.ReloaderHealth.Degraded;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code secrets status}: what is active, and how every owner stands with it. */
@Component(property = OperatorCommand.NAME + "=secrets status")
public final class StatusCommand implements OperatorCommand {
  private final LiveSecrets secrets;

  /** Creates it. */
  @Activate
  public StatusCommand(@Reference LiveSecrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public CommandResult run(CommandCall call) {
    Published state = secrets.published();
    Optional<Degraded> degraded = secrets.health().degraded();
    return CommandResult.of(0, data(state, degraded), blocks(state, degraded));
  }

  private static ObjectNode data(Published state, Optional<Degraded> degraded) {
    Activation activation = state.activation();
    ObjectNode data =
        JsonNodeFactory.instance
            .objectNode()
            .put("activation", activation.number())
            .put("at", activation.at().toString())
            .put("configRevision", activation.config().revision())
            .put("mode", mode(state))
            .put("resolved", state.resolved().size())
            .put("unresolved", state.active().size() - state.resolved().size())
            .put("inactive", state.idle().size())
            .put("warningCount", activation.warningCount());
    degraded.ifPresent(
        why ->
            data.putObject("degraded")
                .put("since", why.since().toString())
                .put("code", why.reason().code())
                .put("cause", why.reason().message()));
    ArrayNode owners = data.putArray("owners");
    for (OwnerState owner : activation.owners()) {
      ObjectNode node =
          owners
              .addObject()
              .put("owner", owner.owner())
              .put("condition", condition(owner))
              .put("since", owner.since().toString());
      if (owner.condition() != OwnerState.Condition.OK) {
        node.put("code", owner.code()).put("cause", owner.cause());
      }
      owner.nextRetry().ifPresent(next -> node.put("nextRetry", next.toString()));
    }
    ArrayNode diagnostics = data.putArray("diagnostics");
    for (Diagnostic diagnostic : activation.diagnostics()) {
      diagnostics
          .addObject()
          .put("code", diagnostic.code())
          .put("path", diagnostic.path())
          .put("message", diagnostic.message())
          .put("warning", diagnostic.warning());
    }
    return data;
  }

  private static List<Block> blocks(Published state, Optional<Degraded> degraded) {
    Activation activation = state.activation();
    var blocks = new ArrayList<Block>();
    blocks.add(
        new Line(
            "Activation %d since %s, config %.12s, %s mode"
                .formatted(
                    activation.number(),
                    seconds(activation.at()),
                    activation.config().revision(),
                    mode(state))));
    blocks.add(
        new Line(
            "%d resolved, %d unresolved, %d inactive, %d warnings"
                .formatted(
                    state.resolved().size(),
                    state.active().size() - state.resolved().size(),
                    state.idle().size(),
                    activation.warningCount())));
    degraded.ifPresent(
        why ->
            blocks.add(
                new Line(
                    "Degraded since %s: %s"
                        .formatted(seconds(why.since()), why.reason().message()))));
    if (!activation.owners().isEmpty()) {
      blocks.add(
          new Table(
              List.of("OWNER", "STATE", "SINCE", "NEXT RETRY", "CAUSE"),
              activation.owners().stream().map(StatusCommand::row).toList()));
    }
    return blocks;
  }

  private static List<String> row(OwnerState owner) {
    return List.of(
        owner.owner(),
        condition(owner),
        seconds(owner.since()),
        owner.nextRetry().map(StatusCommand::seconds).orElse("-"),
        owner.cause().isEmpty() ? "-" : owner.cause());
  }

  private static String condition(OwnerState owner) {
    return owner.condition().name().toLowerCase(Locale.ROOT);
  }

  private static String mode(Published state) {
    return state.isolate() ? "isolate" : "strict";
  }

  private static String seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
