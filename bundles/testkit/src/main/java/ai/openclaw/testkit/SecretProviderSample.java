package ai.openclaw.testkit;

import ai.openclaw.api.secret.Environment;
import ai.openclaw.api.secret.ResolveRequest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A working set-up of a provider, for {@link SecretProviderContract}. Immutable.
 *
 * @param settings the object under {@code secrets.providers.<alias>}
 * @param values at least two ids that the provider serves with these settings, and their values;
 *     each value is a text that occurs in no id
 * @param unknownId an id that the grammar allows and that has no value
 * @param environment the variables the provider may read
 * @param slowSettings settings with which the answer would take a minute or longer; empty when
 *     nothing outside can keep the provider waiting
 */
public record SecretProviderSample(
    ObjectNode settings,
    Map<String, String> values,
    String unknownId,
    Environment environment,
    Optional<ObjectNode> slowSettings) {
  static final String ALIAS = "contract";
  private static final int MAX_BATCH_BYTES = 262_144;

  /** Copies the map. */
  public SecretProviderSample {
    values = Map.copyOf(values);
  }

  /** A set-up that reads no variables and that nothing can keep waiting. */
  public static SecretProviderSample of(
      ObjectNode settings, Map<String, String> values, String unknownId) {
    return new SecretProviderSample(
        settings, values, unknownId, name -> Optional.empty(), Optional.empty());
  }

  /** The same set-up with variables. */
  public SecretProviderSample withEnvironment(Environment variables) {
    return new SecretProviderSample(settings, values, unknownId, variables, slowSettings);
  }

  /** The same set-up with settings that keep the provider waiting. */
  public SecretProviderSample withSlowSettings(ObjectNode slow) {
    return new SecretProviderSample(settings, values, unknownId, environment, Optional.of(slow));
  }

  ResolveRequest request(ObjectNode with, List<String> ids, Duration limit) {
    return new ResolveRequest(
        ALIAS, with, ids, Instant.now().plus(limit), MAX_BATCH_BYTES, environment);
  }
}
