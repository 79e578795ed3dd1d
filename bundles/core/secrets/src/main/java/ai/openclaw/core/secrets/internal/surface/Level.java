package ai.openclaw.core.secrets.internal.surface;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From where a channel's settings are seen when one credential is judged.
 *
 * @param config the configuration
 * @param channel the path of the channel
 * @param account the account that would use the credential; empty when the channel has none
 * @param supplier the account that holds the credential; empty when the channel's own level does
 */
record Level(
    ConfigView config, List<String> channel, Optional<String> account, Optional<String> supplier) {
  static final String ACCOUNTS = "accounts";
  static final String DEFAULT_ACCOUNT = "default";

  /** The level of the channel itself. */
  static Level top(ConfigView config, List<String> channel) {
    return new Level(config, channel, Optional.empty(), Optional.empty());
  }

  /** The level of an account that uses what the channel's level holds. */
  Level inheritedBy(String id) {
    return new Level(config, channel, Optional.of(id), Optional.empty());
  }

  /** The level of an account that uses its own. */
  Level ownOf(String id) {
    return new Level(config, channel, Optional.of(id), Optional.of(id));
  }

  /** A setting where the credential stands, and nowhere else. */
  JsonNode besideCredential(List<String> key) {
    return config.setting(at(supplier, key));
  }

  /** A setting as it counts for the account: its own, else the channel's. */
  JsonNode effective(List<String> key) {
    JsonNode own = account.isPresent() ? config.setting(at(account, key)) : missing();
    return own.isMissingNode() || own.isNull() ? config.setting(at(Optional.empty(), key)) : own;
  }

  /** A setting inside an object that an account replaces as a whole. */
  JsonNode effective(List<String> whole, List<String> key) {
    boolean replaced = account.isPresent() && present(at(account, whole));
    return replaced ? config.setting(at(account, key)) : config.setting(at(Optional.empty(), key));
  }

  /** Whether the account has a value or a setting of its own. */
  boolean has(List<String> key) {
    return account.isPresent()
        && (config.setting(at(account, key)).isObject()
            ? present(at(account, key))
            : config.configured(at(account, key)));
  }

  /** Whether a credential stands at a level. */
  boolean credential(Optional<String> where, List<String> key) {
    return config.configured(at(where, key));
  }

  /** The path of a setting of the channel's level, or of an account. */
  List<String> at(Optional<String> where, List<String> key) {
    var path = new ArrayList<>(channel);
    where.ifPresent(id -> path.addAll(List.of(ACCOUNTS, id)));
    path.addAll(key);
    return path;
  }

  private boolean present(List<String> path) {
    JsonNode node = config.setting(path);
    return !node.isMissingNode() && !node.isNull();
  }

  private static JsonNode missing() {
    return MissingNode.getInstance();
  }
}
