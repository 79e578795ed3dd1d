package ai.openclaw.core.client;

import ai.openclaw.api.command.RemoteGateway;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes clients of gateways. A service of this bundle, thread-safe. Nothing is connected before a
 * call: each call has a connection of its own, which is closed when the call ends, its time is up
 * or its thread is interrupted.
 */
@ProviderType
public interface GatewayClients {
  /** A client whose every call asks for the scopes that its method needs, and no more. */
  RemoteGateway open(GatewayTarget target);

  /**
   * A client with scopes of the caller's choice.
   *
   * @param target the gateway
   * @param scopes what every call asks for, for example {@code operator.read}
   */
  RemoteGateway open(GatewayTarget target, List<String> scopes);
}
