package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.secrets.Activation;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A resolved state that is ready to become the active one.
 *
 * @param config the configuration it was resolved for
 * @param settings how that configuration wants references resolved
 * @param slots the active references by dot path, in the order of collection
 * @param idle references that were left alone, by dot path
 * @param values resolved values by dot path
 * @param plain values that stand in credential fields as they are
 * @param inactive why references were left alone, by dot path
 * @param owners the state of every owner
 * @param diagnostics in the order of collection
 */
record Draft(
    ConfigSnapshot config,
    ResolutionSettings settings,
    Map<String, Slot> slots,
    Map<String, Slot> idle,
    Map<String, SecretValue> values,
    Map<String, SecretValue> plain,
    Map<String, String> inactive,
    List<OwnerState> owners,
    List<Diagnostic> diagnostics) {

  /** Whether a bad reference makes its owner unavailable instead of failing the pass. */
  boolean isolate() {
    return settings.isolate();
  }

  /** The activation made of it. */
  Published publish(long number, Instant at) {
    return new Published(
        this, new Activation(number, at, config, values, inactive, owners, diagnostics));
  }

  /** The same with other owner states. */
  Draft withOwners(List<OwnerState> changed) {
    return new Draft(
        config, settings, slots, idle, values, plain, inactive, List.copyOf(changed), diagnostics);
  }

  /** Whether some owner does not stand well. */
  boolean troubled() {
    return owners.stream().anyMatch(owner -> owner.condition() != OwnerState.Condition.OK);
  }

  @Override
  public String toString() {
    return "Draft[config " + config.revision() + "]";
  }
}
