package ai.openclaw.core.gateway.internal.start;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.client.RunningGateway;
import ai.openclaw.core.gateway.internal.auth.GatewayAuth;
import ai.openclaw.core.gateway.internal.ws.Hello;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** What other bundles of this process may know of its gateway. */
record OwnGateway(
    int port,
    String bind,
    List<String> hosts,
    Hello.Identity identity,
    IntSupplier counter,
    Supplier<GatewayAuth> auth,
    LongSupplier snapshot)
    implements RunningGateway {
  /** Copies the list. */
  OwnGateway {
    hosts = List.copyOf(hosts);
  }

  @Override
  public String version() {
    return identity.version();
  }

  @Override
  public long uptimeMs() {
    return identity.uptimeMs();
  }

  @Override
  public int connections() {
    return counter.getAsInt();
  }

  @Override
  public String authMode() {
    return auth.get().mode().text();
  }

  @Override
  public String authSource() {
    return auth.get().source();
  }

  @Override
  public Optional<SecretValue> secret() {
    return auth.get().secret();
  }

  @Override
  public long activation() {
    return snapshot.getAsLong();
  }
}
