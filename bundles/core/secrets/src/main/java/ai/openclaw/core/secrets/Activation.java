package ai.openclaw.core.secrets;

import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The one immutable state that requests read: a configuration and the secrets resolved for it,
 * which never change apart.
 *
 * @param number counts activations of this process from 1
 * @param at when it became active
 * @param config the configuration it was resolved for
 * @param values resolved values by concrete dot path of the field; the values of references on
 *     active surfaces only
 * @param inactive concrete dot paths of references that were left alone, in order, with the reason
 * @param owners the state of every owner that has a reference
 * @param diagnostics in the order of collection
 */
public record Activation(
    long number,
    Instant at,
    ConfigSnapshot config,
    Map<String, SecretValue> values,
    Map<String, String> inactive,
    List<OwnerState> owners,
    List<Diagnostic> diagnostics) {
  /** Copies nothing: the maker hands over immutable collections that keep their order. */
  public Activation {}

  /** The resolved value of a field that holds a reference; empty when it has none. */
  public Optional<SecretValue> value(String path) {
    return Optional.ofNullable(values.get(path));
  }

  /** How many diagnostics and owners count as warnings, as {@code secrets.reload} reports it. */
  public int warningCount() {
    long diagnosed = diagnostics.stream().filter(Diagnostic::warning).count();
    long troubled =
        owners.stream().filter(owner -> owner.condition() != OwnerState.Condition.OK).count();
    return (int) (diagnosed + troubled);
  }

  @Override
  public String toString() {
    return "Activation[" + number + " of config " + config.revision() + "]";
  }
}
