package ai.openclaw.core.client;

import ai.openclaw.api.command.RemoteGatewayException;
import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the gateway that the configuration and the environment name. Thread-safe. */
@ProviderType
public interface ConfiguredGateway {
  /**
   * The gateway, on this machine or elsewhere.
   *
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @param timeout how long one call may take
   * @throws RemoteGatewayException when its credential cannot be known here, or its URL is unfit
   * @throws InterruptedException when interrupted while a reference is resolved
   */
  GatewayTarget target(Map<String, String> environment, Duration timeout)
      throws RemoteGatewayException, InterruptedException;
}
