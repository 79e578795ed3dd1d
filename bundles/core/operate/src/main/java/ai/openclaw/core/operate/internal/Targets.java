package ai.openclaw.core.operate.internal;

import ai.openclaw.api.command.CommandCall;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayTarget;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** Chooses the gateway that one command is about. */
final class Targets {
  private static final String URL = "OPENCLAW_GATEWAY_URL";

  private final Here here;
  private final ConfigView config;
  private final Map<String, String> environment;
  private final Secrets secrets;

  Targets(Here here, ConfigView config, Map<String, String> environment) {
    this.here = here;
    this.config = config;
    this.environment = environment;
    this.secrets = new Secrets(config, environment, here.resolver());
  }

  /**
   * The gateway of a command that calls a method: {@code --url}, else the one that the environment
   * or the configuration names, else the one of this machine.
   *
   * @throws RemoteGatewayException when it cannot be told, or what it needs is missing
   * @throws InterruptedException when the operator cancels
   */
  Chosen forCall(CommandCall call, Duration timeout)
      throws RemoteGatewayException, InterruptedException {
    Optional<Chosen> typed = typed(call, timeout, true);
    if (typed.isPresent()) {
      return typed.get();
    }
    return withTyped(configured(timeout), call);
  }

  /**
   * The gateway that the environment or the configuration names, else the one of this machine.
   *
   * @throws RemoteGatewayException when it cannot be told, or what it needs is missing
   * @throws InterruptedException when the operator cancels
   */
  Chosen configured(Duration timeout) throws RemoteGatewayException, InterruptedException {
    Optional<Chosen> named = named(timeout);
    if (named.isPresent()) {
      return named.get();
    }
    Optional<Chosen> remote = config.mode().equals("remote") ? remote(timeout) : Optional.empty();
    return remote.isPresent() ? remote.get() : local(timeout);
  }

  /**
   * The gateway of {@code --url}, with nothing but what was typed.
   *
   * @param needy whether a gateway without credentials is refused here
   */
  Optional<Chosen> typed(CommandCall call, Duration timeout, boolean needy)
      throws RemoteGatewayException {
    Optional<String> url = call.option("url").filter(text -> !text.isBlank());
    if (url.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> token = call.option("token");
    Optional<String> password = call.option("password");
    GatewayTarget target =
        needy || token.isPresent() || password.isPresent()
            ? GatewayTarget.given(url.get(), token, password, timeout, environment)
            : GatewayTarget.of(url.get(), "cli --url", token, password, timeout, environment);
    return Optional.of(
        new Chosen(
            target,
            token.isPresent() ? Optional.of("--token") : password.map(typed -> "--password")));
  }

  /** The gateway of the variable; it never gets the credentials of the configuration. */
  Optional<Chosen> named(Duration timeout) throws RemoteGatewayException {
    Optional<String> url =
        Optional.ofNullable(environment.get(URL)).filter(text -> !text.isBlank());
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(of(url.get(), "env " + URL, Credentials.shell(secrets), timeout));
  }

  /** The gateway that the configuration names elsewhere. */
  Optional<Chosen> remote(Duration timeout) throws RemoteGatewayException, InterruptedException {
    JsonNode remote = config.gateway().path("remote");
    String url = remote.path("url").asText("");
    if (url.isBlank()) {
      return Optional.empty();
    }
    Chosen chosen = of(url, "config gateway.remote.url", Credentials.remote(secrets), timeout);
    String pin = remote.path("tlsFingerprint").asText("");
    return Optional.of(
        pin.isBlank() ? chosen : new Chosen(chosen.target().pinned(pin), chosen.credential()));
  }

  /** The gateway of this machine. */
  Chosen local(Duration timeout) throws RemoteGatewayException, InterruptedException {
    Address address = address();
    Credentials credentials = Credentials.local(secrets, here.running(), here.locations().run());
    GatewayTarget target = local(address, credentials, timeout);
    return new Chosen(target, credentials.source());
  }

  /** The gateway of another machine behind a local port, with what it is shown elsewhere. */
  Chosen tunnelled(int port, Duration timeout) throws RemoteGatewayException, InterruptedException {
    return of("ws://127.0.0.1:" + port, "ssh tunnel", Credentials.remote(secrets), timeout);
  }

  /** The gateway of this machine, without anything to show. */
  Chosen bare(Duration timeout) throws RemoteGatewayException {
    Credentials none = new Credentials(Optional.empty(), Optional.empty());
    return new Chosen(local(address(), none, timeout), Optional.empty());
  }

  /** Where the gateway of this machine listens. */
  Address address() {
    boolean dev = here.locations().profile().filter("dev"::equals).isPresent();
    return Address.of(config, environment, dev, here.running());
  }

  /** The same gateway, with what was typed in place of what was found. */
  static Chosen withTyped(Chosen chosen, CommandCall call) {
    Optional<String> token = call.option("token");
    Optional<String> password = call.option("password");
    if (token.isEmpty() && password.isEmpty()) {
      return chosen;
    }
    return new Chosen(
        chosen.target().showing(token, password),
        Optional.of(token.isPresent() ? "--token" : "--password"));
  }

  private GatewayTarget local(Address address, Credentials credentials, Duration timeout)
      throws RemoteGatewayException {
    String source =
        address.host().startsWith("127.") ? "local loopback" : "local " + address.bind();
    var target =
        new GatewayTarget(
            address.url(), source, credentials.tokenText(), credentials.passwordText(), timeout);
    return address.tls() ? target.pinned(ownCertificate()) : target;
  }

  private String ownCertificate() throws RemoteGatewayException {
    Path file = certificate(config.gateway().path("tls").path("certPath").asText("").strip());
    try (InputStream in = Files.newInputStream(file)) {
      byte[] certificate =
          CertificateFactory.getInstance("X.509").generateCertificate(in).getEncoded();
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate));
    } catch (IOException | GeneralSecurityException e) {
      throw new RemoteGatewayException(
          "TLS_CERTIFICATE",
          "gateway.tls is enabled, but the gateway's certificate " + file + " cannot be read",
          "LOCAL_TLS_UNAVAILABLE");
    }
  }

  private Path certificate(String written) {
    if (written.isEmpty()) {
      return here.locations().state().resolve("gateway/tls/gateway-cert.pem");
    }
    return written.startsWith("~/")
        ? Path.of(System.getProperty("user.home", "/"), written.substring(1))
        : config.path().toAbsolutePath().resolveSibling(written);
  }

  private Chosen of(String url, String source, Credentials credentials, Duration timeout)
      throws RemoteGatewayException {
    return new Chosen(
        GatewayTarget.of(
            url, source, credentials.tokenText(), credentials.passwordText(), timeout, environment),
        credentials.source());
  }
}
