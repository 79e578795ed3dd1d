package ai.openclaw.core.client;

import ai.openclaw.api.command.RemoteGatewayException;
import ai.openclaw.core.config.ConfigSnapshot;
import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the gateway that a configuration and the environment name. A service of this bundle,
 * thread-safe.
 */
@ProviderType
public interface ConfiguredGateway {
  /**
   * The gateway, on this machine or elsewhere.
   *
   * @param config the configuration
   * @param environment the {@code OPENCLAW_} variables of the operator's shell
   * @param timeout how long one call may take
   * @throws RemoteGatewayException when its credential cannot be known here, or its URL is unfit
   */
  GatewayTarget target(ConfigSnapshot config, Map<String, String> environment, Duration timeout)
      throws RemoteGatewayException;
}
