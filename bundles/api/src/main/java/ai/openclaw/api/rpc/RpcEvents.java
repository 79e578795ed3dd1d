package ai.openclaw.api.rpc;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Publishes events to connected clients; a service of the gateway. Thread-safe, never blocks:
 * frames are queued per client.
 */
@ProviderType
public interface RpcEvents {
  /** Sends an event to every connected client that may see it. */
  void publish(RpcEvent event);
}
