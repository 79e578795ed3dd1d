package ai.openclaw.core.gateway.internal.auth;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of addresses. Immutable.
 *
 * @param network its first address
 * @param bits how many leading bits an address has in common with it
 */
record Cidr(InetAddress network, int bits) {
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

  /** An address or {@code address/bits}; empty when the text is neither. */
  static Optional<Cidr> parse(String text) {
    String range = text.strip();
    int slash = range.indexOf('/');
    if (slash < 0) {
      return address(range).map(one -> new Cidr(one, one.getAddress().length * 8));
    }
    String bits = range.substring(slash + 1);
    if (!bits.matches("\\d{1,3}")) {
      return Optional.empty();
    }
    return address(range.substring(0, slash))
        .map(network -> new Cidr(network, Integer.parseInt(bits)))
        .filter(cidr -> cidr.bits() <= cidr.network().getAddress().length * 8);
  }

  /** An address written in digits, never a name that would have to be looked up. */
  static Optional<InetAddress> address(String text) {
    if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  boolean contains(InetAddress address) {
    byte[] mine = network.getAddress();
    byte[] other = address.getAddress();
    if (mine.length != other.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit += 8) {
      int mask = bits - bit >= 8 ? 0xFF : (0xFF << (8 - (bits - bit))) & 0xFF;
      if (((mine[bit / 8] ^ other[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
