package ai.openclaw.core.gateway.internal.auth;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a proxy vouches for a user. Immutable.
 *
 * @param userHeader the header that names the user
 * @param requiredHeaders the headers that have to be there as well
 * @param allowUsers the users that may call; empty: all
 * @param allowLoopback whether a proxy on this machine is believed
 * @param sources the proxies that may vouch
 */
public record TrustedProxy(
    String userHeader,
    List<String> requiredHeaders,
    List<String> allowUsers,
    boolean allowLoopback,
    ProxyRules sources) {
  /** Copies the lists. */
  public TrustedProxy {
    requiredHeaders = List.copyOf(requiredHeaders);
    allowUsers = List.copyOf(allowUsers);
  }

  /** The settings of a configuration; empty when it names no header. */
  public static Optional<TrustedProxy> of(JsonNode gateway) {
    JsonNode settings = gateway.path("auth").path("trustedProxy");
    String header = settings.path("userHeader").asText("").strip();
    if (header.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TrustedProxy(
            header,
            texts(settings.path("requiredHeaders")),
            texts(settings.path("allowUsers")),
            settings.path("allowLoopback").asBoolean(),
            ProxyRules.of(gateway)));
  }

  /**
   * Whether a request was vouched for.
   *
   * @param user the user; empty when nobody is vouched for
   * @param reason why not, for the answer; empty when there is a user
   */
  public record Verdict(Optional<String> user, String reason) {
    private static Verdict no(String reason) {
      return new Verdict(Optional.empty(), "trusted_proxy_" + reason);
    }
  }

  /** Checks a request. */
  public Verdict check(Sender sender) {
    if (sources.trusted().isEmpty()) {
      return Verdict.no("no_proxies_configured");
    }
    if (!sources.trusts(sender.socket())) {
      return Verdict.no("untrusted_source");
    }
    if (sender.loopback() && !allowLoopback) {
      return Verdict.no("loopback_source");
    }
    for (String header : requiredHeaders) {
      if (sender.header(header).isEmpty()) {
        return Verdict.no("missing_header_" + header);
      }
    }
    Optional<String> user = sender.header(userHeader);
    // Two of them: one may be the caller's own, which the proxy passed on beside its own.
    if (user.isEmpty() || sender.headers().getValuesList(userHeader).size() > 1) {
      return Verdict.no("user_missing");
    }
    return allowUsers.isEmpty() || allowUsers.contains(user.get())
        ? new Verdict(user, "")
        : Verdict.no("user_not_allowed");
  }

  private static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(text -> texts.add(text.asText().strip()));
    return texts;
  }
}
