package ai.openclaw.core.planning;

import ai.openclaw.core.config.ConfigSnapshot;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What plans can be made for beside the configuration. Present in every process. Thread-safe. */
@ProviderType
public interface AgentStores {
  /** The ids of the agents of a configuration. */
  List<String> agents(ConfigSnapshot config);

  /** The agent that serves when none is named. */
  String defaultAgent(ConfigSnapshot config);

  /** The id of an agent as plans name it; empty when there is no such agent. */
  Optional<String> find(String agent, ConfigSnapshot config);

  /**
   * The profiles of an agent, in the order of its store; none when it has no store.
   *
   * @param agent as {@link #find} gave it
   * @throws PlanRefusedException when the store cannot be read
   */
  List<StoredProfile> profiles(String agent, ConfigSnapshot config) throws PlanRefusedException;

  /** The variable that the credential of a provider is usually in. */
  Optional<String> variable(String provider);
}
