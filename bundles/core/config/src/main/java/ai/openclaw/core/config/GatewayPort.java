package ai.openclaw.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which port a gateway takes, for whoever has to know it before or beside one. */
public final class GatewayPort {
  private static final int STANDARD = 18789;
  private static final int DEV = 19001;
  private static final Pattern VARIABLE =
      Pattern.compile("(?:(?:\\[[^\\]]*\\]|[^:\\[\\]]+):)?(\\d+)");

  private GatewayPort() {}

  /**
   * The port when none is typed: {@code OPENCLAW_GATEWAY_PORT}, then what the configuration says.
   *
   * @param dev whether this is the profile for development
   */
  public static int of(ConfigSnapshot config, boolean dev) {
    return config
        .environment()
        .get("OPENCLAW_GATEWAY_PORT")
        .flatMap(GatewayPort::fromVariable)
        .orElseGet(() -> configured(config.effective(), dev));
  }

  /**
   * The port by the configuration alone.
   *
   * @param effective the configuration, templates replaced
   * @param dev whether this is the profile for development, whose port is its own
   */
  public static int configured(JsonNode effective, boolean dev) {
    if (dev) {
      return DEV;
    }
    JsonNode port = effective.path("gateway").path("port");
    return port.canConvertToInt() && port.intValue() > 0 ? port.intValue() : STANDARD;
  }

  /** The port in the value of {@code OPENCLAW_GATEWAY_PORT}, which may name a host, too. */
  public static Optional<Integer> fromVariable(String value) {
    Matcher matcher = VARIABLE.matcher(value.trim());
    return matcher.matches() ? number(matcher.group(1)).filter(port -> port > 0) : Optional.empty();
  }

  /** A typed port, from 0 to 65535; empty when it is none. */
  public static Optional<Integer> number(String text) {
    return text.matches("\\d{1,5}")
        ? Optional.of(Integer.valueOf(text)).filter(port -> port <= 65_535)
        : Optional.empty();
  }
}
