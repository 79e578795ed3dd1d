package ai.openclaw.core.client;

import ai.openclaw.api.secret.SecretValue;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The gateway that serves in this process. Registered as a service while its port is open.
 * Thread-safe.
 */
@ProviderType
public interface RunningGateway {
  /** The port it listens on. */
  int port();

  /** The bind mode. */
  String bind();

  /** The addresses it listens on, at least one. */
  List<String> hosts();

  /** The product's version. */
  String version();

  /** For how long it has been serving. */
  long uptimeMs();

  /** How many clients are connected. */
  int connections();

  /**
   * How clients are checked: {@code token}, {@code password}, {@code trusted-proxy}, {@code none}.
   */
  String authMode();

  /** Where the secret that clients need is kept, for people; never the secret. */
  String authSource();

  /** The secret that clients need, where the mode has one. */
  Optional<SecretValue> secret();

  /** The number of the active snapshot of secrets. */
  long activation();
}
