package ai.openclaw.core.shell.internal.run;

import ai.openclaw.api.command.CommandFailure;
import ai.openclaw.api.command.RemoteGateway;
import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.client.GatewayClients;
import ai.openclaw.core.client.GatewayTarget;
import ai.openclaw.lib.cli.CommandLine.Invocation;
import java.io.Serial;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Makes the gateway of {@code --url}, {@code --token}, {@code --password} and {@code --timeout}.
 */
public final class RemoteAccess implements AutoCloseable {
  private static final Duration USUAL = Duration.ofSeconds(30);

  private final ServiceTracker<GatewayClients, GatewayClients> clients;

  /** Looks for the client from now on. */
  public RemoteAccess(BundleContext context) {
    clients = new ServiceTracker<>(context, GatewayClients.class, null);
    clients.open();
  }

  /** The options do not name a gateway that can be called. */
  static final class Refused extends Exception {
    @Serial private static final long serialVersionUID = 1L;
    private final transient CommandFailure failure;

    Refused(CommandFailure failure) {
      super(failure.message());
      this.failure = failure;
    }

    CommandFailure failure() {
      return failure;
    }
  }

  Optional<RemoteGateway> open(Invocation invocation, Map<String, String> environment)
      throws Refused {
    Optional<String> url = invocation.option("url").filter(u -> invocation.command().remote());
    if (url.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> token = invocation.option("token");
    Optional<String> password = invocation.option("password");
    if (token.isEmpty() && password.isEmpty()) {
      throw refused(
          "CREDENTIALS_REQUIRED",
          "gateway url override requires explicit credentials",
          "add --token <token> or --password <password>");
    }
    Duration timeout = timeout(invocation);
    GatewayClients client = clients.getService();
    if (client == null) {
      throw refused(
          "NO_CLIENT",
          "other gateways cannot be called from this process",
          "the bundle ai.openclaw.core.client is not active");
    }
    try {
      return Optional.of(
          client.open(GatewayTarget.given(url.get(), token, password, timeout, environment)));
    } catch (RemoteGatewayException e) {
      throw refused(e.code(), String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    clients.close();
  }

  private static Duration timeout(Invocation invocation) throws Refused {
    Optional<String> typed = invocation.option("timeout");
    if (typed.isEmpty()) {
      return USUAL;
    }
    if (!typed.get().matches("[1-9][0-9]{0,8}")) {
      throw refused("INVALID_TIMEOUT", "--timeout is a positive number of milliseconds");
    }
    return Duration.ofMillis(Long.parseLong(typed.get()));
  }

  private static Refused refused(String code, String message, String... hints) {
    return new Refused(CommandFailure.of(code, message, hints));
  }
}
