package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which port the gateway listens on. */
final class PortChoice {
  private static final int STANDARD = 18789;
  private static final int DEV = 19001;
  private static final Pattern VARIABLE =
      Pattern.compile("(?:(?:\\[[^\\]]*\\]|[^:\\[\\]]+):)?(\\d+)");

  private PortChoice() {}

  static int of(GatewayArguments arguments, boolean dev, ConfigSnapshot config)
      throws StartRefused {
    Optional<String> typed = arguments.value("port");
    if (typed.isPresent()) {
      return number(typed.get())
          .orElseThrow(
              () ->
                  StartRefused.failed(
                      "Invalid port. --port takes a number from 0 to 65535; 0 takes any free one."));
    }
    Optional<Integer> variable =
        config.environment().get("OPENCLAW_GATEWAY_PORT").flatMap(PortChoice::fromVariable);
    if (variable.isPresent()) {
      return variable.get();
    }
    if (dev) {
      return DEV;
    }
    JsonNode port = config.effective().path("gateway").path("port");
    return port.canConvertToInt() && port.intValue() > 0 ? port.intValue() : STANDARD;
  }

  static Optional<Integer> fromVariable(String value) {
    Matcher matcher = VARIABLE.matcher(value.trim());
    return matcher.matches() ? number(matcher.group(1)).filter(port -> port > 0) : Optional.empty();
  }

  private static Optional<Integer> number(String text) {
    return text.matches("\\d{1,5}")
        ? Optional.of(Integer.valueOf(text)).filter(port -> port <= 65_535)
        : Optional.empty();
  }
}
