package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.core.devices.GuessLimit;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One caller's turn to show one kind of credential. */
final class Turn implements GuessLimit {
  /** The gateway's own secret, and client tokens. */
  static final String SHARED_SECRET = "shared-secret";

  /** The tokens of devices. */
  static final String DEVICE_TOKEN = "device-token";

  private static final int NETWORK_BYTES = 8;
  private static final int LONGEST_ORIGIN = 300;

  private final RateLimit limit;
  private final Optional<RateRules> rules;
  private final String key;
  private final List<String> forgiven;

  private Turn(RateLimit limit, Optional<RateRules> rules, String key, List<String> forgiven) {
    this.limit = limit;
    this.rules = rules;
    this.key = key;
    this.forgiven = forgiven;
  }

  /** A turn at the HTTP door, where only a configured limit holds. */
  static Turn http(RateLimit limit, AccessRules access, Sender sender) {
    String key = SHARED_SECRET + " of " + address(access.proxies().client(sender));
    return new Turn(limit, exempt(access.rates(), sender), key, List.of(key));
  }

  /**
   * A turn at the WebSocket door. The page of a browser is always limited, and on this machine by
   * its origin: any site may have the operator's browser try.
   */
  static Turn webSocket(RateLimit limit, AccessRules access, Sender sender, String kind) {
    Optional<String> origin = sender.origin().filter(text -> !text.isBlank());
    InetAddress client = access.proxies().client(sender);
    String caller =
        origin.isPresent() && client.isLoopbackAddress()
            ? "browser-origin:" + origin(origin.get())
            : address(client) + (origin.isPresent() ? " (browser)" : "");
    Optional<RateRules> rules =
        origin.isPresent()
            ? Optional.of(access.rates().orElse(RateRules.STANDARD))
            : exempt(access.rates(), sender);
    var forgiven = new ArrayList<String>();
    forgiven.add(kind + " of " + caller);
    if (kind.equals(DEVICE_TOKEN)) {
      // A client may have shown its device token as the gateway's first.
      forgiven.add(SHARED_SECRET + " of " + caller);
    }
    return new Turn(limit, rules, kind + " of " + caller, forgiven);
  }

  @Override
  public Optional<Duration> locked() {
    return rules.flatMap(some -> limit.wait(key, some));
  }

  @Override
  public void wrong() {
    rules.ifPresent(some -> limit.wrong(key, some));
  }

  @Override
  public void right() {
    forgiven.forEach(limit::right);
  }

  private static Optional<RateRules> exempt(Optional<RateRules> rules, Sender sender) {
    return rules.filter(some -> !some.exemptLoopback() || !sender.local());
  }

  /** One network of IPv6 is one caller: everyone in it has as many addresses as they like. */
  private static String address(InetAddress address) {
    if (!(address instanceof Inet6Address) || address.isLoopbackAddress()) {
      return address.getHostAddress();
    }
    byte[] network = Arrays.copyOf(address.getAddress(), NETWORK_BYTES);
    var text = new StringBuilder();
    for (int i = 0; i < NETWORK_BYTES; i += 2) {
      text.append(Integer.toHexString(((network[i] & 0xFF) << 8) | (network[i + 1] & 0xFF)));
      text.append(':');
    }
    return text + ":/64";
  }

  private static String origin(String text) {
    try {
      var uri = new URI(text.strip().toLowerCase(Locale.ROOT));
      String origin = uri.getScheme() + "://" + uri.getRawAuthority();
      return uri.getHost() == null || origin.length() > LONGEST_ORIGIN ? "invalid" : origin;
    } catch (URISyntaxException e) {
      return "invalid";
    }
  }
}
