package ai.openclaw.core.client.internal;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.ClientMode;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.core.client.internal.ConnectRequest.Credentials;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects to gateways with what this machine has to show. Thread-safe. */
final class Dialer {
  private static final Logger LOG = LoggerFactory.getLogger(Dialer.class);
  private static final String MISMATCH = "AUTH_TOKEN_MISMATCH";

  private final Function<GatewayTarget, HttpClient> http;
  private final IdentityFile identity;
  private final DeviceTokenFile tokens;
  private final String version;

  /**
   * Creates it.
   *
   * @param http the client for a target, made when it is needed
   */
  Dialer(
      Function<GatewayTarget, HttpClient> http,
      IdentityFile identity,
      DeviceTokenFile tokens,
      String version) {
    this.http = http;
    this.identity = identity;
    this.tokens = tokens;
    this.version = version;
  }

  /**
   * Who connects.
   *
   * @param mode as what
   * @param purpose what for
   * @param scopes what is asked for
   */
  record Visitor(ClientMode mode, String purpose, List<String> scopes) {}

  /**
   * Begins to connect, without waiting.
   *
   * @throws RemoteGatewayException when this machine's identity cannot be used
   */
  Attempt attempt(GatewayTarget target, Visitor visitor) throws RemoteGatewayException {
    return new Attempt(target, visitor, device(visitor.mode()));
  }

  private Optional<DeviceIdentity> device(ClientMode mode) throws RemoteGatewayException {
    try {
      return switch (mode) {
        case CLI -> Optional.of(identity.load());
        case PROBE -> identity.find();
        case BACKEND -> Optional.empty();
      };
    } catch (IOException e) {
      throw new RemoteGatewayException("DEVICE_IDENTITY", String.valueOf(e.getMessage()));
    }
  }

  /** One try, and one more with the device's own token where the gateway allows it. */
  final class Attempt implements AutoCloseable {
    private final GatewayTarget target;
    private final Visitor visitor;
    private final Optional<DeviceIdentity> device;
    private Link link;

    private Attempt(GatewayTarget target, Visitor visitor, Optional<DeviceIdentity> device) {
      this.target = target;
      this.visitor = visitor;
      this.device = device;
      boolean secret = target.token().isPresent() || target.password().isPresent();
      link =
          open(
              new Credentials(
                  target.token(), target.password(), secret ? Optional.empty() : kept()));
    }

    /** The connection as it is. */
    Wire wire() {
      return link.wire();
    }

    /** Waits for the greeting. */
    JsonNode greeting(Deadline deadline) throws RemoteGatewayException, InterruptedException {
      JsonNode hello;
      try {
        hello = deadline.await(link.wire().hello());
      } catch (RemoteGatewayException refused) {
        Optional<String> token = kept();
        boolean again =
            refused.reason().filter(MISMATCH::equals).isPresent()
                && link.wire().deviceTokenWelcome()
                && target.token().isPresent()
                && token.isPresent();
        if (!again) {
          throw refused;
        }
        link.close();
        link = open(new Credentials(Optional.empty(), Optional.empty(), token));
        hello = secondTry(deadline, refused);
      }
      keep(hello);
      return hello;
    }

    private JsonNode secondTry(Deadline deadline, RemoteGatewayException first)
        throws RemoteGatewayException, InterruptedException {
      try {
        return deadline.await(link.wire().hello());
      } catch (RemoteGatewayException second) {
        LOG.debug("the device's own token was refused too: {}", second.getMessage());
        throw first;
      }
    }

    private Link open(Credentials credentials) {
      var request =
          new ConnectRequest(
              visitor.mode(), visitor.purpose(), credentials, visitor.scopes(), device, version);
      return Link.open(http.apply(target), target.url(), target.timeout(), request);
    }

    /** What a gateway gave this device, for gateways that may see it. */
    private Optional<String> kept() {
      return target.trusted() && !target.exclusive()
          ? device.flatMap(tokens::of)
          : Optional.empty();
    }

    private void keep(JsonNode hello) {
      if (device.isEmpty() || !target.trusted()) {
        return;
      }
      try {
        tokens.keep(device.get(), hello.path("auth"));
      } catch (IOException e) {
        LOG.debug("the device's own token could not be kept: {}", e.getMessage());
      }
    }

    @Override
    public void close() {
      link.close();
    }
  }
}
