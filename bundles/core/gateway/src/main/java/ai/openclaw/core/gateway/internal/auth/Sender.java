package ai.openclaw.core.gateway.internal.auth;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/**
 * Who sent a request, as far as the socket and the headers say. Immutable.
 *
 * @param socket the address at the other end of the socket
 * @param headers the headers of the request
 */
public record Sender(InetAddress socket, HttpFields headers) {
  private static final List<String> FORWARDED =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Real-IP");

  /** Keeps the headers as they are now. */
  public Sender {
    headers = HttpFields.build(headers).asImmutable();
  }

  /** The first value of a header, without blanks around it; empty when there is none. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** The browser origin. */
  public Optional<String> origin() {
    return Optional.ofNullable(headers.get(HttpHeader.ORIGIN));
  }

  /** The host that was asked for. */
  public Optional<String> host() {
    return Optional.ofNullable(headers.get(HttpHeader.HOST));
  }

  /** The entries of a list that may be spread over several headers. */
  List<String> list(String name) {
    var entries = new ArrayList<String>();
    for (HttpField field : headers) {
      if (field.is(name) && field.getValue() != null) {
        entries.addAll(List.of(field.getValue().split(",")));
      }
    }
    return entries;
  }

  /** Whether the other end of the socket is on this machine. */
  public boolean loopback() {
    return socket.isLoopbackAddress();
  }

  /** Whether the sender is on this machine, with no proxy in between. */
  public boolean local() {
    return loopback() && FORWARDED.stream().noneMatch(headers::contains);
  }
}
