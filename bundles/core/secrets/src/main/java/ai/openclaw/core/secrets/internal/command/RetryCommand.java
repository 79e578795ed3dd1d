package ai.openclaw.core.secrets.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.CommandResult;
import ai.openclaw.api.command.CommandResult.Line;
import ai.openclaw.api.command.OperatorCommand;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.secrets.internal.runtime.LiveSecrets;
import ai.openclaw.core.secrets.internal.shield.ShieldFile;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * {@code secrets retry}: for the operator who has mended a provider and will not wait, also where
 * the gateway does not start because of it.
 */
@Component(property = OperatorCommand.NAME + "=secrets retry")
public final class RetryCommand implements OperatorCommand {
  private final Locations locations;
  private volatile Optional<LiveSecrets> secrets = Optional.empty();

  /** Creates it. */
  @Activate
  public RetryCommand(@Reference Locations locations) {
    this.locations = locations;
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  void bindSecrets(LiveSecrets live) {
    secrets = Optional.of(live);
  }

  void unbindSecrets(LiveSecrets live) {
    secrets = secrets.filter(bound -> !bound.equals(live));
  }

  @Override
  public CommandResult run(CommandCall call) {
    Optional<String> alias = call.arguments().stream().findFirst();
    Optional<LiveSecrets> live = secrets;
    List<String> forgiven =
        live.map(running -> running.retry(alias))
            .orElseGet(() -> new ShieldFile(locations.run()).forgive(alias));
    ObjectNode data = JsonNodeFactory.instance.objectNode().put("gatewayRuns", live.isPresent());
    forgiven.forEach(data.putArray("providers")::add);
    return CommandResult.ok(data, new Line(line(forgiven, alias, live.isPresent())));
  }

  private static String line(List<String> forgiven, Optional<String> alias, boolean live) {
    if (forgiven.isEmpty()) {
      return alias
          .map(name -> "The provider " + name + " is not held back.")
          .orElse("No provider is held back.");
    }
    return String.join(", ", forgiven)
        + (live ? ": owners without a value are tried now." : ": asked again by the next start.");
  }
}
