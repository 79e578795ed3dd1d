package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.GatewayPort;
import java.util.Optional;

/** Which port the gateway listens on. */
final class PortChoice {
  private PortChoice() {}

  static int of(GatewayArguments arguments, boolean dev, ConfigSnapshot config)
      throws StartRefused {
    Optional<String> typed = arguments.value("port");
    if (typed.isPresent()) {
      return GatewayPort.number(typed.get())
          .orElseThrow(
              () ->
                  StartRefused.failed(
                      "Invalid port. --port takes a number from 0 to 65535; 0 takes any free one."));
    }
    return GatewayPort.of(config, dev);
  }
}
