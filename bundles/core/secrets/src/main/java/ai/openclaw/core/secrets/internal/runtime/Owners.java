package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.OwnerState;
import ai.openclaw.core.secrets.OwnerState.Condition;
import ai.openclaw.core.secrets.internal.runtime.ActivationPass.Field;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owners of a new state, each served as a whole: with all its new values, with all its last
 * ones, or with none.
 *
 * @param states how each stands
 * @param values what is served, by dot path
 */
record Owners(List<OwnerState> states, Map<String, SecretValue> values) {
  static Owners judge(
      Collection<Slot> slots, Map<Slot, Field> fields, Optional<Published> before, Instant now) {
    var byOwner = new LinkedHashMap<String, List<Slot>>();
    slots.forEach(
        slot -> byOwner.computeIfAbsent(slot.owner(), owner -> new ArrayList<>()).add(slot));
    var states = new ArrayList<OwnerState>();
    var values = new LinkedHashMap<String, SecretValue>();
    byOwner.forEach(
        (owner, own) -> {
          Optional<RefFailure> failure = firstFailure(own, fields);
          if (failure.isEmpty()) {
            own.forEach(slot -> value(fields, slot).ifPresent(v -> values.put(slot.text(), v)));
            states.add(state(owner, Condition.OK, "", "", before, now));
            return;
          }
          boolean lasting =
              own.stream().allMatch(slot -> ActivationPass.lastValue(before, slot).isPresent());
          if (lasting) {
            own.forEach(
                slot ->
                    ActivationPass.lastValue(before, slot)
                        .ifPresent(v -> values.put(slot.text(), v)));
          }
          SecretFailure located = failure.get().located();
          states.add(
              state(
                  owner,
                  lasting ? Condition.STALE : Condition.COLD,
                  located.code(),
                  located.message(),
                  before,
                  now));
        });
    return new Owners(List.copyOf(states), values);
  }

  /** A state, standing since it was first like this. */
  static OwnerState state(
      String owner,
      Condition condition,
      String code,
      String cause,
      Optional<Published> before,
      Instant now) {
    Instant since =
        before.stream()
            .flatMap(state -> state.activation().owners().stream())
            .filter(old -> old.owner().equals(owner) && old.condition() == condition)
            .map(OwnerState::since)
            .findFirst()
            .orElse(now);
    return new OwnerState(owner, condition, code, cause, since, Optional.empty());
  }

  private static Optional<RefFailure> firstFailure(List<Slot> slots, Map<Slot, Field> fields) {
    return slots.stream()
        .flatMap(
            slot ->
                Optional.ofNullable(fields.get(slot))
                    .flatMap(Field::failure)
                    .map(failure -> new RefFailure(slot, failure))
                    .stream())
        .findFirst();
  }

  private static Optional<SecretValue> value(Map<Slot, Field> fields, Slot slot) {
    return Optional.ofNullable(fields.get(slot)).flatMap(Field::value);
  }
}
