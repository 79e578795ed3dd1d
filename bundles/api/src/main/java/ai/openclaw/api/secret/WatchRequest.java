package ai.openclaw.api.secret;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a provider is asked to watch: the ids of one alias that are in use. Immutable.
 *
 * @param alias the key under {@code secrets.providers}; for messages, not for look-ups
 * @param settings the object under that key, valid by {@link ProviderDescription#settingsSchema()};
 *     the provider must not change it
 * @param ids the ids in use, each once
 * @param environment the variables a provider may read; use it instead of {@code System.getenv}
 */
public record WatchRequest(
    String alias, ObjectNode settings, List<String> ids, Environment environment) {
  /** Copies the list. */
  public WatchRequest {
    ids = List.copyOf(ids);
  }

  /** Without the settings: they may hold credentials. */
  @Override
  public String toString() {
    return "WatchRequest[" + alias + ", " + ids.size() + " ids]";
  }
}
