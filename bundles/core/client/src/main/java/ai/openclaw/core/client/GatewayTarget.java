package ai.openclaw.core.client;

import ai.openclaw.api.command.RemoteGatewayException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which gateway to call, and with what. Immutable; {@link #toString()} shows no credential.
 *
 * @param url a {@code ws} or {@code wss} URL without user information
 * @param source where the URL comes from, for messages
 * @param token the gateway's token
 * @param password the gateway's password
 * @param timeout how long one call may take, from connect to answer
 * @param fingerprint the sha256 of the one certificate that is accepted, 64 hex digits; empty where
 *     the machine's certificate authorities decide
 * @param exclusive whether nothing else that this machine has may be shown there
 */
public record GatewayTarget(
    URI url,
    String source,
    Optional<String> token,
    Optional<String> password,
    Duration timeout,
    Optional<String> fingerprint,
    boolean exclusive) {
  private static final String INSECURE = "OPENCLAW_ALLOW_INSECURE_PRIVATE_WS";

  /** Checks that no part is absent. */
  public GatewayTarget {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(timeout, "timeout");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }

  /** A gateway whose certificate, if it has one, is one that this machine trusts. */
  public GatewayTarget(
      URI url, String source, Optional<String> token, Optional<String> password, Duration timeout) {
    this(url, source, token, password, timeout, Optional.empty(), false);
  }

  /**
   * A gateway named on the command line, with the credentials named there.
   *
   * @param url what was typed
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @throws RemoteGatewayException when the URL is none, would carry the credentials in plain text
   *     over a network, or there are no credentials
   */
  public static GatewayTarget given(
      String url,
      Optional<String> token,
      Optional<String> password,
      Duration timeout,
      Map<String, String> environment)
      throws RemoteGatewayException {
    GatewayTarget target = of(url, "cli --url", token, password, timeout, environment);
    if (token.isEmpty() && password.isEmpty()) {
      throw new RemoteGatewayException(
          "CREDENTIALS_REQUIRED",
          "gateway url override requires explicit credentials: add --token or --password");
    }
    return target.showing(token, password);
  }

  /**
   * A gateway that a text names.
   *
   * @param url the text
   * @param source where it comes from, for messages
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @throws RemoteGatewayException when the URL is none, or would carry the credentials in plain
   *     text over a network
   */
  public static GatewayTarget of(
      String url,
      String source,
      Optional<String> token,
      Optional<String> password,
      Duration timeout,
      Map<String, String> environment)
      throws RemoteGatewayException {
    URI parsed = parse(url, source);
    if (parsed.getScheme().equals("ws")
        && !loopback(parsed.getHost())
        && !"1".equals(environment.get(INSECURE))) {
      throw new RemoteGatewayException(
          "INSECURE_URL",
          "ws:// to "
              + parsed.getHost()
              + " ("
              + source
              + ") would send the credentials in plain text: use wss://, or an SSH tunnel to a"
              + " loopback address; "
              + INSECURE
              + "=1 allows it on a trusted private network");
    }
    return new GatewayTarget(parsed, source, token, password, timeout);
  }

  /**
   * The same gateway, but with this certificate and no other.
   *
   * @param sha256 as it was written: hex digits, with or without colons, after an optional {@code
   *     sha256:}
   * @throws RemoteGatewayException when it is no such fingerprint
   */
  public GatewayTarget pinned(String sha256) throws RemoteGatewayException {
    String digits =
        sha256.strip().toLowerCase(Locale.ROOT).replaceFirst("^sha-?256[:=]", "").replace(":", "");
    if (!digits.matches("[0-9a-f]{64}")) {
      throw new RemoteGatewayException(
          "INVALID_FINGERPRINT",
          "the certificate fingerprint for "
              + url
              + " ("
              + source
              + ") has to be the 64 hex digits of its sha256");
    }
    return new GatewayTarget(url, source, token, password, timeout, Optional.of(digits), exclusive);
  }

  /** The same gateway, shown these credentials and nothing else. */
  public GatewayTarget showing(Optional<String> only, Optional<String> onlyPassword) {
    return new GatewayTarget(url, source, only, onlyPassword, timeout, fingerprint, true);
  }

  /** Whether the gateway is on this machine. */
  public boolean local() {
    return loopback(url.getHost());
  }

  /** Whether a stored credential of this machine may be sent there without being asked. */
  public boolean trusted() {
    return local() || (url.getScheme().equals("wss") && fingerprint.isPresent());
  }

  @Override
  public String toString() {
    return "GatewayTarget[" + url + " from " + source + "]";
  }

  private static URI parse(String url, String source) throws RemoteGatewayException {
    try {
      URI parsed = new URI(url.strip());
      String scheme = Objects.requireNonNullElse(parsed.getScheme(), "").toLowerCase(Locale.ROOT);
      if ((scheme.equals("ws") || scheme.equals("wss"))
          && parsed.getHost() != null
          && parsed.getUserInfo() == null) {
        String path = Objects.requireNonNullElse(parsed.getPath(), "");
        return new URI(
            scheme, null, parsed.getHost(), parsed.getPort(), path, parsed.getQuery(), null);
      }
    } catch (URISyntaxException e) {
      throw badUrl(source);
    }
    throw badUrl(source);
  }

  private static RemoteGatewayException badUrl(String source) {
    return new RemoteGatewayException(
        "INVALID_URL",
        "the gateway url ("
            + source
            + ") has to be ws://host:port or wss://host:port, without user or password");
  }

  private static boolean loopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }
}
