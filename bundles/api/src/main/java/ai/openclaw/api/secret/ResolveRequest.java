package ai.openclaw.api.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * One batch for one configured provider. Immutable.
 *
 * @param alias the key under {@code secrets.providers}; for messages, not for look-ups
 * @param settings the object under that key, valid by {@link ProviderDescription#settingsSchema()};
 *     the provider must not change it
 * @param ids the ids wanted, each once, in the order they were first seen; each matches {@link
 *     ProviderDescription#idPattern()}
 * @param deadline after this instant nobody waits for the answer any more; a provider with a time
 *     limit of its own in the settings ends earlier by itself
 * @param maxBatchBytes the largest request, in bytes, that may be sent to an outside program or
 *     server ({@code secrets.resolution.maxBatchBytes})
 * @param environment the variables a provider may read; use it instead of {@code System.getenv}
 */
public record ResolveRequest(
    String alias,
    ObjectNode settings,
    List<String> ids,
    Instant deadline,
    int maxBatchBytes,
    Environment environment) {
  /** Copies the list. */
  public ResolveRequest {
    ids = List.copyOf(ids);
  }

  /** Without the settings: they may hold credentials. */
  @Override
  public String toString() {
    return "ResolveRequest[" + alias + ", " + ids.size() + " ids until " + deadline + "]";
  }
}
