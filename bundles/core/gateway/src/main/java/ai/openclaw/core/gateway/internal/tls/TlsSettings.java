package ai.openclaw.core.gateway.internal.tls;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where certificate and key are. Immutable.
 *
 * @param certificate the certificate, with the chain after it, PEM
 * @param key its private key, PEM
 * @param authorities certificates that complete the chain
 * @param generate whether a certificate is made when neither file is there
 * @param names the addresses that a made certificate is for, beside those of this machine
 */
public record TlsSettings(
    Path certificate, Path key, Optional<Path> authorities, boolean generate, List<String> names) {
  /** Copies the list. */
  public TlsSettings {
    names = List.copyOf(names);
  }

  /**
   * The settings of a configuration; empty when TLS is off.
   *
   * @param gateway the subtree {@code gateway}
   * @param state the state directory
   * @param config the configuration file, which relative paths start beside
   * @param hosts the addresses the gateway listens on
   */
  public static Optional<TlsSettings> of(
      JsonNode gateway, Path state, Path config, List<String> hosts) {
    JsonNode tls = gateway.path("tls");
    if (!tls.path("enabled").asBoolean()) {
      return Optional.empty();
    }
    Path own = state.resolve("gateway").resolve("tls");
    Path base = Objects.requireNonNull(config.toAbsolutePath().getParent(), "config");
    return Optional.of(
        new TlsSettings(
            path(tls.path("certPath"), base).orElse(own.resolve("gateway-cert.pem")),
            path(tls.path("keyPath"), base).orElse(own.resolve("gateway-key.pem")),
            path(tls.path("caPath"), base),
            tls.path("autoGenerate").asBoolean(true),
            hosts));
  }

  private static Optional<Path> path(JsonNode written, Path base) {
    String text = written.asText("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    boolean home = text.equals("~") || text.startsWith("~/");
    return Optional.of(
        home
            ? Path.of(System.getProperty("user.home"), text.substring(1))
            : base.resolve(text).normalize());
  }
}
