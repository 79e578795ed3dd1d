package ai.openclaw.core.gateway.internal.start;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which addresses the gateway listens on.
 *
 * @param mode the mode as it was written
 * @param hosts the addresses; those after the first are optional
 */
record BindChoice(String mode, List<String> hosts) {
  private static final Set<String> MODES = Set.of("loopback", "lan", "tailnet", "auto", "custom");
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ANY = "0.0.0.0";
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  BindChoice {
    hosts = List.copyOf(hosts);
  }

  static BindChoice of(GatewayArguments arguments, JsonNode config) throws StartRefused {
    JsonNode gateway = config.path("gateway");
    String mode = arguments.value("bind").orElseGet(() -> gateway.path("bind").asText("loopback"));
    if (!MODES.contains(mode)) {
      throw StartRefused.failed("Invalid --bind. Use loopback, lan, tailnet, auto or custom.");
    }
    return switch (mode) {
      case "lan" -> new BindChoice(mode, List.of(ANY));
      case "auto" -> container() ? new BindChoice(mode, List.of(ANY)) : loopback(mode);
      case "tailnet" ->
          tailnet()
              .map(host -> new BindChoice(mode, List.of(host)))
              .orElseGet(() -> loopback(mode));
      case "custom" -> custom(gateway.path("customBindHost").asText(""));
      default -> loopback(mode);
    };
  }

  private static BindChoice loopback(String mode) {
    return new BindChoice(mode, List.of(LOOPBACK, "::1"));
  }

  private static BindChoice custom(String host) throws StartRefused {
    if (!IPV4.matcher(host).matches()) {
      throw StartRefused.failed(
          "gateway.bind is custom, but gateway.customBindHost is not an IPv4 address. Set it to"
              + " the address to listen on.");
    }
    return new BindChoice("custom", List.of(host));
  }

  /** The address that a client on this machine uses. */
  String shownHost() {
    return hosts.get(0).equals(ANY) ? LOOPBACK : hosts.get(0);
  }

  boolean onLoopback() {
    return hosts.get(0).startsWith("127.");
  }

  /** The origins that a Control UI served from this port has. */
  Set<String> seededOrigins(int port) {
    var origins = new LinkedHashSet<String>();
    if (!onLoopback()) {
      origins.add("http://localhost:" + port);
      origins.add("http://" + LOOPBACK + ":" + port);
      if (mode.equals("custom")) {
        origins.add("http://" + hosts.get(0) + ":" + port);
      }
    }
    return origins;
  }

  /** Whether this is a container, where nothing outside reaches a loopback address. */
  static boolean container() {
    return Files.exists(Path.of("/.dockerenv"))
        || Files.exists(Path.of("/run/.containerenv"))
        || Files.isDirectory(Path.of("/var/run/secrets/kubernetes.io"));
  }

  private static Optional<String> tailnet() {
    try {
      for (NetworkInterface one : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        for (InetAddress address : Collections.list(one.getInetAddresses())) {
          if (address instanceof Inet4Address && inTailnet(address.getAddress())) {
            return Optional.of(address.getHostAddress());
          }
        }
      }
    } catch (SocketException e) {
      return Optional.empty();
    }
    return Optional.empty();
  }

  /** 100.64.0.0/10, the range that Tailscale gives out. */
  private static boolean inTailnet(byte[] address) {
    return address[0] == 100 && (address[1] & 0xC0) == 64;
  }
}
