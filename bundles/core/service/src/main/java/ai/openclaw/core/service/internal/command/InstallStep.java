package ai.openclaw.core.service.internal.command;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.config.GatewayPort;
import ai.openclaw.core.service.internal.ServiceDesk;
import ai.openclaw.core.service.internal.definition.Blueprint;
import ai.openclaw.core.service.internal.definition.Blueprints;
import ai.openclaw.core.service.internal.definition.DefinitionException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an install shall do. */
final class InstallStep {
  private final ServiceDesk desk;
  private final ConfigWorkshop workshop;

  InstallStep(ServiceDesk desk, ConfigWorkshop workshop) {
    this.desk = desk;
    this.workshop = workshop;
  }

  /**
   * What to install.
   *
   * @param token the value of {@code --token}
   */
  record Wish(ConfigSnapshot config, Blueprint blueprint, Optional<String> token) {
    @Override
    public String toString() {
      return "Wish[" + blueprint.names() + "]";
    }
  }

  Wish wish(CommandCall call) throws Refusal, DefinitionException, ConfigInvalidException {
    Optional<Integer> typed = port(call);
    Optional<String> named =
        call.option("wrapper").or(() -> desk.machine().variable("OPENCLAW_WRAPPER"));
    Optional<Path> wrapper =
        named.isPresent() ? Optional.of(Blueprints.wrapper(named.get())) : Optional.empty();
    ConfigSnapshot config = workshop.read();
    int port = typed.orElseGet(() -> GatewayPort.of(config, desk.dev()));
    return new Wish(
        config,
        desk.blueprints().make(port, wrapper),
        call.option("token").filter(token -> !token.isBlank()));
  }

  private static Optional<Integer> port(CommandCall call) throws Refusal {
    Optional<String> text = call.option("port");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Integer> port = GatewayPort.number(text.get()).filter(number -> number > 0);
    if (port.isEmpty()) {
      throw new Refusal("SERVICE_PORT", "Invalid port", "--port takes a number from 1 to 65535");
    }
    return port;
  }

  /** Why the service would not stay up. */
  List<String> warnings(ConfigSnapshot config) {
    var warnings = new ArrayList<String>();
    String mode = config.effective().path("gateway").path("mode").asText("");
    if (!mode.equals("local")) {
      warnings.add(
          "gateway.mode is not local, so the gateway will not start: openclaw config set"
              + " gateway.mode local");
    }
    if (desk.machine().managedElsewhere()) {
      warnings.add(
          "OPENCLAW_SERVICE_REPAIR_POLICY=external says that another supervisor owns this gateway");
    }
    if (desk.machine().superuser() && desk.machine().variable("SUDO_USER").isPresent()) {
      warnings.add("this installs a service of the superuser; for your own leave sudo out");
    }
    return warnings;
  }
}
