package ai.openclaw.core.operate.internal;

import ai.openclaw.core.client.RunningGateway;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the gateway of this machine listens, or would listen. Immutable.
 *
 * @param bind the bind mode
 * @param host the address it binds
 * @param port the port
 * @param portSource where the port is from
 * @param tls whether it encrypts
 */
record Address(String bind, String host, int port, String portSource, boolean tls) {
  private static final int STANDARD = 18789;
  private static final int DEV = 19001;
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";
  private static final String VARIABLE = "OPENCLAW_GATEWAY_PORT";
  private static final Pattern PORT = Pattern.compile("(?:.*:)?(\\d{1,5})");

  /**
   * Finds it.
   *
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @param dev whether this is the profile {@code dev}
   * @param running the gateway of this process, which knows best
   */
  static Address of(
      ConfigView config,
      Map<String, String> environment,
      boolean dev,
      Optional<RunningGateway> running) {
    JsonNode gateway = config.gateway();
    boolean tls = gateway.path("tls").path("enabled").asBoolean(false);
    Optional<Integer> typed = Optional.ofNullable(environment.get(VARIABLE)).flatMap(Address::port);
    if (typed.isEmpty() && running.isPresent()) {
      RunningGateway own = running.get();
      return new Address(own.bind(), own.hosts().get(0), own.port(), "running gateway", tls);
    }
    String bind = gateway.path("bind").asText("loopback");
    String host =
        switch (bind) {
          case "lan" -> ANY;
          case "custom" -> gateway.path("customBindHost").asText(LOOPBACK);
          case "tailnet" -> tailnet().orElse(LOOPBACK);
          default -> LOOPBACK;
        };
    Optional<Integer> variable = typed.or(() -> config.variable(VARIABLE).flatMap(Address::port));
    if (variable.isPresent()) {
      return new Address(bind, host, variable.get(), "env " + VARIABLE, tls);
    }
    if (dev) {
      return new Address(bind, host, DEV, "profile dev", tls);
    }
    JsonNode port = gateway.path("port");
    boolean configured = port.canConvertToInt() && port.intValue() > 0;
    return new Address(
        bind,
        host,
        configured ? port.intValue() : STANDARD,
        configured ? "config gateway.port" : "default",
        tls);
  }

  /** The address that a client on this machine uses. */
  String client() {
    return host.equals(ANY) || host.isEmpty() ? LOOPBACK : host;
  }

  /** Where a client on this machine connects. */
  URI url() {
    return URI.create((tls ? "wss://" : "ws://") + client() + ":" + port);
  }

  /** The pages of the gateway. */
  String dashboard(JsonNode gateway) {
    String base = gateway.path("controlUi").path("basePath").asText("").replaceAll("^/+|/+$", "");
    return (tls ? "https://" : "http://")
        + client()
        + ":"
        + port
        + "/"
        + (base.isEmpty() ? "" : base + "/");
  }

  /** One sentence on who can reach it. */
  Optional<String> note() {
    if (host.startsWith("127.")) {
      return Optional.of("Loopback-only gateway; only local clients can connect.");
    }
    return bind.equals("lan")
        ? Optional.of("bind=lan listens on 0.0.0.0 (all interfaces); probing through 127.0.0.1.")
        : Optional.empty();
  }

  /** The address of this machine in a tailnet, 100.64.0.0/10. */
  static Optional<String> tailnet() {
    try {
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(one.getInetAddresses())) {
          byte[] bytes = address.getAddress();
          if (address instanceof Inet4Address && bytes[0] == 100 && (bytes[1] & 0xC0) == 64) {
            return Optional.of(address.getHostAddress());
          }
        }
      }
    } catch (SocketException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Integer> port(String text) {
    Matcher found = PORT.matcher(text.strip());
    return found.matches()
        ? Optional.of(Integer.parseInt(found.group(1))).filter(port -> port > 0 && port < 65536)
        : Optional.empty();
  }
}
