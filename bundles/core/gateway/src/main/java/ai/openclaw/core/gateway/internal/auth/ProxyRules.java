package ai.openclaw.core.gateway.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which proxies are believed when they say whom they forward. Immutable.
 *
 * @param trusted their addresses
 * @param realIpFallback whether {@code X-Real-IP} is believed where {@code X-Forwarded-For} says
 *     nothing
 */
public record ProxyRules(List<Cidr> trusted, boolean realIpFallback) {
  private static final Logger LOG = LoggerFactory.getLogger(ProxyRules.class);

  /** No proxy is believed. */
  public static final ProxyRules NONE = new ProxyRules(List.of(), false);

  /** Copies the list. */
  public ProxyRules {
    trusted = List.copyOf(trusted);
  }

  /** The rules of a configuration; an entry that is no address counts for nothing. */
  public static ProxyRules of(JsonNode gateway) {
    var trusted = new ArrayList<Cidr>();
    for (JsonNode entry : gateway.path("trustedProxies")) {
      Optional<Cidr> range = Cidr.parse(entry.asText());
      range.ifPresentOrElse(
          trusted::add,
          () ->
              LOG.warn(
                  "gateway.trustedProxies: {} is neither an IP address nor a CIDR range and is"
                      + " ignored",
                  entry));
    }
    return new ProxyRules(trusted, gateway.path("allowRealIpFallback").asBoolean());
  }

  boolean trusts(InetAddress address) {
    return trusted.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * Where a request comes from: the last address in the chain that is no trusted proxy. Whatever
   * cannot be believed leaves the address of the socket.
   */
  public InetAddress client(Sender sender) {
    InetAddress socket = sender.socket();
    if (!trusts(socket)) {
      return socket;
    }
    List<String> hops = sender.list("X-Forwarded-For");
    for (int i = hops.size() - 1; i >= 0; i--) {
      Optional<InetAddress> hop = hop(hops.get(i));
      if (hop.isEmpty()) {
        return socket;
      }
      if (!trusts(hop.get()) && !hop.get().isLoopbackAddress()) {
        return hop.get();
      }
    }
    return Optional.of(realIpFallback)
        .filter(allowed -> allowed)
        .flatMap(allowed -> sender.header("X-Real-IP"))
        .flatMap(ProxyRules::hop)
        .orElse(socket);
  }

  /** An address as proxies write it, which may come with a port. */
  private static Optional<InetAddress> hop(String text) {
    String entry = text.strip();
    if (entry.startsWith("[")) {
      int end = entry.indexOf(']');
      return end < 0 ? Optional.empty() : Cidr.address(entry.substring(1, end));
    }
    int colon = entry.indexOf(':');
    boolean port = colon >= 0 && colon == entry.lastIndexOf(':') && entry.indexOf('.') >= 0;
    return Cidr.address(port ? entry.substring(0, colon) : entry);
  }
}
