package ai.openclaw.core.gateway.internal.auth;

import ai.openclaw.api.rpc.RpcError;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Checks the browser origin of a {@code connect} request. */
public final class Origins {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private Origins() {}

  /** Why the origin may not connect; empty when it may. */
  public static Optional<RpcError> refusal(
      AccessRules rules, Optional<String> origin, Optional<String> host, boolean local) {
    Optional<URI> parsed = origin.flatMap(Origins::parse);
    if (parsed.isEmpty()) {
      return Optional.of(error("origin missing or invalid"));
    }
    String text = origin.orElseThrow().trim().toLowerCase(Locale.ROOT);
    URI uri = parsed.get();
    boolean allowed =
        rules.allowedOrigins().contains("*")
            || rules.allowedOrigins().stream()
                .anyMatch(one -> one.trim().toLowerCase(Locale.ROOT).equals(text))
            || (rules.hostHeaderOrigins()
                && host.map(name -> name.toLowerCase(Locale.ROOT)).equals(authority(uri)))
            || (local && LOOPBACK.contains(uri.getHost().toLowerCase(Locale.ROOT)));
    return allowed ? Optional.empty() : Optional.of(error("origin not allowed"));
  }

  private static Optional<String> authority(URI uri) {
    return Optional.ofNullable(uri.getRawAuthority()).map(name -> name.toLowerCase(Locale.ROOT));
  }

  private static Optional<URI> parse(String origin) {
    try {
      var uri = new URI(origin.trim());
      return uri.getHost() == null || uri.getScheme() == null ? Optional.empty() : Optional.of(uri);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static RpcError error(String reason) {
    var details = JsonNodeFactory.instance.objectNode();
    details.put("code", "CONTROL_UI_ORIGIN_NOT_ALLOWED");
    details.put("reason", reason);
    return new RpcError(
        RpcError.Code.INVALID_REQUEST,
        "origin not allowed (add it to gateway.controlUi.allowedOrigins)",
        Optional.of(details),
        Optional.empty());
  }
}
