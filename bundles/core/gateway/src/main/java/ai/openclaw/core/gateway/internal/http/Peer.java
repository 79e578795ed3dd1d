package ai.openclaw.core.gateway.internal.http;

import ai.openclaw.core.gateway.internal.auth.AccessRules;
import ai.openclaw.core.gateway.internal.auth.Sender;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.jetty.server.Request;

/**
 * Where a request comes from, by the rules of the moment.
 *
 * @param address the address of the caller: of the socket, or what a trusted proxy says of it
 * @param local whether the caller is on this machine, with no proxy in between
 * @param sender what the socket and the headers say
 */
public record Peer(String address, boolean local, Sender sender) {
  /** Who sent a request. */
  public static Peer of(Request request, AccessRules rules) {
    InetAddress socket =
        request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress remote
            ? remote.getAddress()
            : InetAddress.getLoopbackAddress();
    var sender = new Sender(socket, request.getHeaders());
    return new Peer(
        rules.proxies().client(sender).getHostAddress(), rules.auth().local(sender), sender);
  }

  /** The {@code Origin} header. */
  public Optional<String> origin() {
    return sender.origin();
  }

  /** The {@code Host} header. */
  public Optional<String> host() {
    return sender.host();
  }
}
