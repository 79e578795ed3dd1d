package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.config.ConfigSnapshot;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway that a configuration and the environment name, on this machine or elsewhere. */
final class ConfiguredTarget {
  private static final int DEFAULT_PORT = 18789;
  private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5})");
  private static final String URL = "OPENCLAW_GATEWAY_URL";

  private final JsonNode gateway;
  private final Map<String, String> environment;
  private final List<String> references = new ArrayList<>();

  private ConfiguredTarget(JsonNode gateway, Map<String, String> environment) {
    this.gateway = gateway;
    this.environment = environment;
  }

  /**
   * Finds it.
   *
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @throws RemoteGatewayException when its credential cannot be known here, or its URL is unfit
   */
  static GatewayTarget of(ConfigSnapshot config, Map<String, String> environment, Duration timeout)
      throws RemoteGatewayException {
    return new ConfiguredTarget(config.effective().path("gateway"), environment).find(timeout);
  }

  private GatewayTarget find(Duration timeout) throws RemoteGatewayException {
    if (environment.containsKey(URL)) {
      // A URL from outside the configuration never gets the configuration's credentials.
      return GatewayTarget.of(
          environment.getOrDefault(URL, ""),
          "env " + URL,
          variable("OPENCLAW_GATEWAY_TOKEN"),
          variable("OPENCLAW_GATEWAY_PASSWORD"),
          timeout,
          environment);
    }
    JsonNode url = gateway.path("remote").path("url");
    if (gateway.path("mode").asText().equals("remote") && url.isTextual()) {
      Optional<String> token =
          field("remote", "token")
              .or(() -> variable("OPENCLAW_GATEWAY_TOKEN"))
              .or(() -> field("auth", "token"));
      Optional<String> password = password("remote", "auth");
      requireKnown(token, password);
      return GatewayTarget.of(
          url.asText(), "config gateway.remote.url", token, password, timeout, environment);
    }
    Optional<String> token =
        variable("OPENCLAW_GATEWAY_TOKEN")
            .or(() -> field("auth", "token"))
            .or(() -> field("remote", "token"));
    Optional<String> password = password("auth", "remote");
    requireKnown(token, password);
    Optional<Integer> chosen = variable("OPENCLAW_GATEWAY_PORT").flatMap(ConfiguredTarget::port);
    int port = chosen.orElse(gateway.path("port").asInt(DEFAULT_PORT));
    String source = chosen.isPresent() ? "env OPENCLAW_GATEWAY_PORT" : "local loopback";
    return new GatewayTarget(
        URI.create("ws://127.0.0.1:" + port), source, token, password, timeout);
  }

  private Optional<String> password(String first, String second) {
    return variable("OPENCLAW_GATEWAY_PASSWORD")
        .or(() -> field(first, "password"))
        .or(() -> field(second, "password"));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
  }

  private Optional<String> field(String group, String key) {
    JsonNode value = gateway.path(group).path(key);
    if (value.isObject()) {
      references.add("gateway." + group + "." + key);
    }
    return Optional.of(value.asText()).filter(text -> !text.isBlank());
  }

  private void requireKnown(Optional<String> token, Optional<String> password)
      throws RemoteGatewayException {
    if (token.isEmpty() && password.isEmpty() && !references.isEmpty()) {
      throw new RemoteGatewayException(
          "CREDENTIALS_REQUIRED",
          references.get(0)
              + " is a reference, which this command does not resolve: set"
              + " OPENCLAW_GATEWAY_TOKEN or OPENCLAW_GATEWAY_PASSWORD, or pass --url with --token"
              + " or --password");
    }
  }

  private static Optional<Integer> port(String text) {
    Matcher found = PORT.matcher(text.strip());
    return found.matches()
        ? Optional.of(Integer.parseInt(found.group(1))).filter(port -> port > 0 && port < 65536)
        : Optional.empty();
  }
}
