package ai.openclaw.core.gateway.internal.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from.
 *
 * @param address the address of the socket
 * @param loopback whether the socket is on this machine
 * @param local whether the caller is on this machine, with no proxy in between
 * @param origin the {@code Origin} header
 * @param host the {@code Host} header
 */
public record Peer(
    String address,
    boolean loopback,
    boolean local,
    Optional<String> origin,
    Optional<String> host) {
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP");

  /** Who sent a request. */
  public static Peer of(Request request) {
    InetAddress address =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress socket
            ? socket.getAddress()
            : InetAddress.getLoopbackAddress();
    boolean loopback = address.isLoopbackAddress();
    boolean forwarded = FORWARDED.stream().anyMatch(name -> request.getHeaders().contains(name));
    return new Peer(
        address.getHostAddress(),
        loopback,
        loopback && !forwarded,
        Optional.ofNullable(request.getHeaders().get(HttpHeader.ORIGIN)),
        Optional.ofNullable(request.getHeaders().get(HttpHeader.HOST)));
  }
}
