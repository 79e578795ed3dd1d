package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.secrets.Activation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the gateway's own secret: on the command line, as plain text in the configuration, in the
 * environment, and last behind a reference.
 */
final class SecretChoice {
  private static final Pattern REFERENCE =
      Pattern.compile("\\s*\\$\\{[A-Z][A-Z0-9_]{0,127}\\}\\s*");
  private static final Set<String> PLACEHOLDERS =
      Set.of("change-me-to-a-long-random-token", "change-me-now", "change-me-to-a-strong-password");

  private final GatewayArguments arguments;

  SecretChoice(GatewayArguments arguments) {
    this.arguments = arguments;
  }

  /**
   * The mode, by what is configured.
   *
   * @throws StartRefused when it cannot be told
   */
  AuthMode mode(ConfigSnapshot config) throws StartRefused {
    JsonNode auth = config.source().path("gateway").path("auth");
    Optional<String> written =
        arguments.value("auth").or(() -> Optional.ofNullable(auth.path("mode").textValue()));
    if (written.isPresent()) {
      return AuthMode.of(written.get())
          .orElseThrow(
              () ->
                  StartRefused.failed(
                      "Invalid --auth. Use none, token, password or trusted-proxy."));
    }
    if (configured(auth, "token") && configured(auth, "password")) {
      throw StartRefused.failed(
          "gateway.auth has a token and a password, but no mode. Set gateway.auth.mode to token or"
              + " password.");
    }
    boolean password =
        arguments.value("password").isPresent()
            || arguments.value("password-file").isPresent()
            || configured(auth, "password")
            || (!configured(auth, "token")
                && arguments.value("token").isEmpty()
                && variable(config, AuthMode.TOKEN).isEmpty()
                && variable(config, AuthMode.PASSWORD).isPresent());
    return password && arguments.value("token").isEmpty() ? AuthMode.PASSWORD : AuthMode.TOKEN;
  }

  /**
   * The secret of a mode.
   *
   * @return empty when there is none anywhere
   * @throws StartRefused when there should be one, but it cannot be had or is a placeholder
   */
  Optional<GatewayAuth> secret(AuthMode mode, Activation activation) throws StartRefused {
    Optional<GatewayAuth> found = find(mode, activation);
    if (found.isPresent()) {
      String text = found.get().secret().map(SecretValue::revealText).orElse("");
      if (PLACEHOLDERS.contains(text)) {
        throw StartRefused.failed(
            "The gateway's "
                + mode.text()
                + " is the placeholder of an example. Replace it with a long random one ("
                + found.get().source()
                + ").");
      }
    }
    return found;
  }

  /** Whether a token is written down in clear text: a reference is not even resolved then. */
  boolean shared(ConfigSnapshot config) {
    JsonNode token = config.source().path("gateway").path("auth").path("token");
    boolean plain =
        token.isTextual()
            && !token.textValue().isBlank()
            && !REFERENCE.matcher(token.textValue()).matches();
    return plain
        || arguments.value("token").isPresent()
        || variable(config, AuthMode.TOKEN).isPresent();
  }

  private Optional<GatewayAuth> find(AuthMode mode, Activation activation) throws StartRefused {
    ConfigSnapshot config = activation.config();
    Optional<GatewayAuth> typed = typed(mode);
    if (typed.isPresent()) {
      return typed;
    }
    String path = "gateway.auth." + mode.text();
    JsonNode written = config.source().path("gateway").path("auth").path(mode.text());
    boolean reference =
        written.isObject()
            || (written.isTextual() && REFERENCE.matcher(written.textValue()).matches());
    if (written.isTextual() && !reference && !written.textValue().isBlank()) {
      String plain = config.effective().path("gateway").path("auth").path(mode.text()).asText();
      return auth(mode, plain, path + " in " + config.file());
    }
    Optional<GatewayAuth> variable =
        variable(config, mode).flatMap(value -> auth(mode, value, variableName(mode)));
    if (variable.isPresent() || !reference) {
      return variable;
    }
    return Optional.of(
        activation
            .value(path)
            .filter(value -> value.isText() && !value.revealText().isBlank())
            .map(value -> new GatewayAuth(mode, Optional.of(value), "the reference at " + path))
            .orElseThrow(
                () ->
                    StartRefused.failed(
                        path
                            + " is a reference that has no value. Run `openclaw secrets status`"
                            + " to see why.")));
  }

  private Optional<GatewayAuth> typed(AuthMode mode) throws StartRefused {
    if (mode == AuthMode.TOKEN) {
      return arguments.value("token").flatMap(token -> auth(mode, token, "--token"));
    }
    Optional<String> file = arguments.value("password-file");
    if (file.isPresent()) {
      return auth(mode, read(Path.of(file.get())), file.get());
    }
    return arguments.value("password").flatMap(password -> auth(mode, password, "--password"));
  }

  private static String read(Path file) throws StartRefused {
    try {
      String text = Files.readString(file).strip();
      if (!text.isEmpty()) {
        return text;
      }
    } catch (IOException e) {
      throw StartRefused.failed("--password-file: " + file + " cannot be read.");
    }
    throw StartRefused.failed("--password-file: " + file + " is empty.");
  }

  private static Optional<GatewayAuth> auth(AuthMode mode, String text, String source) {
    return text.isBlank()
        ? Optional.empty()
        : Optional.of(new GatewayAuth(mode, Optional.of(SecretValue.of(text)), source));
  }

  private static Optional<String> variable(ConfigSnapshot config, AuthMode mode) {
    return config.environment().get(variableName(mode)).filter(value -> !value.isBlank());
  }

  private static String variableName(AuthMode mode) {
    return mode == AuthMode.PASSWORD ? "OPENCLAW_GATEWAY_PASSWORD" : "OPENCLAW_GATEWAY_TOKEN";
  }

  private static boolean configured(JsonNode auth, String key) {
    JsonNode value = auth.path(key);
    return value.isObject() || (value.isTextual() && !value.textValue().isBlank());
  }
}
