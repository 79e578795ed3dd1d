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
   * The same, introduced in a way of the caller's choice.
   *
   * @param target the gateway
   * @param mode as what it introduces itself
   */
  RemoteGateway open(GatewayTarget target, ClientMode mode);

  /**
   * A client with scopes of the caller's choice.
   *
   * @param target the gateway
   * @param scopes what every call asks for, for example {@code operator.read}
   */
  RemoteGateway open(GatewayTarget target, List<String> scopes);

  /**
   * Looks at a gateway: connects, asks for the scope {@code operator.read}, and calls methods
   * without parameters over the same connection.
   *
   * @param target the gateway; its timeout is for everything together
   * @param methods what is called once the connection stands
   * @return what came of it; a gateway that cannot be reached is an answer too
   * @throws InterruptedException when the operator cancels
   */
  Sighting look(GatewayTarget target, List<String> methods) throws InterruptedException;
}
