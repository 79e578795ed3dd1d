package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.gateway.internal.auth.AuthMode;
import ai.openclaw.core.host.Locations;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway is about to do, as far as that can be told before any secret is resolved.
 *
 * @param arguments what was typed
 * @param port the port
 * @param bind the addresses
 * @param mode how callers are checked
 * @param configured whether the configuration names this machine as a gateway's
 */
record StartPlan(
    GatewayArguments arguments, int port, BindChoice bind, AuthMode mode, boolean configured) {

  /**
   * Checks in the order in which operators are told.
   *
   * @throws StartRefused with the first thing that is wrong
   */
  static StartPlan of(List<String> typed, ConfigSnapshot config, Locations locations)
      throws StartRefused {
    GatewayArguments arguments = GatewayArguments.parse(typed);
    boolean dev = arguments.has("dev") || locations.profile().equals(Optional.of("dev"));
    int port = PortChoice.of(arguments, dev, config);
    BindChoice bind = BindChoice.of(arguments, config.effective());
    Optional<String> auth = arguments.value("auth");
    if (auth.isPresent() && AuthMode.of(auth.get()).isEmpty()) {
      throw StartRefused.failed("Invalid --auth. Use none, token, password or trusted-proxy.");
    }
    if (arguments.value("password").isPresent() && arguments.value("password-file").isPresent()) {
      throw StartRefused.failed("Use --password or --password-file, not both.");
    }
    String mode = config.effective().path("gateway").path("mode").asText("");
    if (!arguments.has("allow-unconfigured")) {
      requireLocal(config, mode, locations);
    }
    var plan =
        new StartPlan(
            arguments,
            port,
            bind,
            new SecretChoice(arguments).mode(config),
            config.exists() && mode.equals("local"));
    plan.requireAuth();
    return plan;
  }

  private static void requireLocal(ConfigSnapshot config, String mode, Locations locations)
      throws StartRefused {
    if (!config.exists()) {
      throw StartRefused.config(
          "Missing config. "
              + config.file()
              + " does not exist. Run `openclaw setup`, or write a file with gateway.mode=local, or"
              + " start with --allow-unconfigured.");
    }
    if (mode.isEmpty()) {
      throw StartRefused.config(
          "Gateway start blocked: set gateway.mode=local. "
              + config.file()
              + " exists, but has missing gateway.mode, so it may be damaged. Restore it, or set the"
              + " mode, or start with --allow-unconfigured.\nConfig write audit: "
              + locations.state().resolve("logs").resolve("config-audit.jsonl"));
    }
    if (!mode.equals("local")) {
      throw StartRefused.config(
          "Gateway start blocked: set gateway.mode=local (current: "
              + mode
              + ") in "
              + config.file()
              + ", or start with --allow-unconfigured.");
    }
  }

  private void requireAuth() throws StartRefused {
    if (mode == AuthMode.NONE && !bind.onLoopback()) {
      throw StartRefused.config(
          "Refusing to bind gateway to "
              + bind.mode()
              + " without auth.\nSet gateway.auth.mode to token or password (or pass --auth token),"
              + " or bind to loopback.");
    }
  }
}
