package ai.openclaw.core.secrets.internal.provider;

import ai.openclaw.api.secret.ProviderDescription;
import ai.openclaw.core.secrets.internal.grammar.IdRule;

/**
 * What a provider says of itself, ready for use.
 *
 * @param description as the provider gave it
 * @param ids what its ids look like
 * @param settings checks its settings
 */
public record Described(ProviderDescription description, IdRule ids, SettingsCheck settings) {
  /**
   * Whether a call costs somebody something: a program is started, or a server asked, which may be
   * slow, counted or paid for. What only reads this machine is not guarded.
   */
  public boolean guarded() {
    return description.traits().contains(ProviderDescription.Trait.RUNS_COMMANDS)
        || description.traits().contains(ProviderDescription.Trait.USES_NETWORK);
  }

  /** Whether it serves the default alias without an entry under {@code secrets.providers}. */
  public boolean needsNoSettings() {
    return description.traits().contains(ProviderDescription.Trait.NEEDS_NO_SETTINGS);
  }
}
