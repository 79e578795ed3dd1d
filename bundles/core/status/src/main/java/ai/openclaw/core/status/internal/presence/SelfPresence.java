package ai.openclaw.core.status.internal.presence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * The gateway as an entry among those who are present. Immutable.
 *
 * @param host the machine's name
 * @param ip its address in its network
 * @param version the product's version
 */
public record SelfPresence(String host, Optional<String> ip, String version) {
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  /** Asks the machine; no name server is asked where the system knows its own name. */
  public static SelfPresence of(String version) {
    return new SelfPresence(hostName(), address(), version);
  }

  /** The entry. */
  public ObjectNode entry(long nowMs) {
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("host", host);
    ip.ifPresent(address -> entry.put("ip", address));
    entry.put("version", version);
    entry.put("platform", platform());
    entry.put("deviceFamily", family());
    entry.put("modelIdentifier", architecture());
    entry.put("mode", "gateway");
    entry.put("reason", "self");
    String place = host + ip.map(address -> " (" + address + ")").orElse("");
    entry.put("text", "Gateway: " + place + " · app " + version + " · mode gateway · reason self");
    entry.put("ts", nowMs);
    return entry;
  }

  private static String platform() {
    return family().replace("Mac", "macos").toLowerCase(Locale.ROOT)
        + " "
        + System.getProperty("os.version", "");
  }

  private static String family() {
    String name = System.getProperty("os.name", "");
    if (name.startsWith("Mac")) {
      return "Mac";
    }
    return name.startsWith("Windows") ? "Windows" : name;
  }

  private static String architecture() {
    String name = System.getProperty("os.arch", "");
    return switch (name) {
      case "amd64", "x86_64" -> "x64";
      case "aarch64" -> "arm64";
      default -> name;
    };
  }

  private static String hostName() {
    try {
      return Files.readString(LINUX_HOST_NAME).strip();
    } catch (IOException notLinux) {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException nameless) {
        return "localhost";
      }
    }
  }

  private static Optional<String> address() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(SelfPresence::carries)
          .flatMap(NetworkInterface::inetAddresses)
          .filter(Inet4Address.class::isInstance)
          .map(InetAddress::getHostAddress)
          .findFirst();
    } catch (SocketException e) {
      return Optional.empty();
    }
  }

  private static boolean carries(NetworkInterface network) {
    try {
      return network.isUp() && !network.isLoopback() && !network.isVirtual();
    } catch (SocketException e) {
      return false;
    }
  }
}
