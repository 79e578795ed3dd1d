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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
    Map<String, OwnerState> known = known(before);
    var states = new ArrayList<OwnerState>();
    var values = new LinkedHashMap<String, SecretValue>();
    byOwner.forEach(
        (owner, own) -> {
          Optional<RefFailure> failure = firstFailure(own, fields);
          if (failure.isEmpty()) {
            own.forEach(slot -> value(fields, slot).ifPresent(v -> values.put(slot.text(), v)));
            states.add(state(owner, Condition.OK, "", "", known, now));
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
                  known,
                  now));
        });
    return new Owners(List.copyOf(states), values);
  }

  /** The owners of a state by their ids. */
  static Map<String, OwnerState> known(Optional<Published> state) {
    var known = new HashMap<String, OwnerState>();
    state.ifPresent(one -> one.activation().owners().forEach(old -> known.put(old.owner(), old)));
    return known;
  }

  /** A state, standing since it was first like this. */
  /**
   * Marks owners whose source cannot confirm their values; one that has none stays as it is.
   *
   * @param draft whose owners are marked
   * @param current the active state, which tells since when an owner stands as it does
   */
  static Draft stale(
      Draft draft, Set<String> owners, SecretFailure why, Published current, Instant now) {
    Map<String, OwnerState> known = known(Optional.of(current));
    return draft.withOwners(
        draft.owners().stream()
            .map(
                owner ->
                    owners.contains(owner.owner()) && owner.condition() != Condition.COLD
                        ? state(
                            owner.owner(), Condition.STALE, why.code(), why.message(), known, now)
                        : owner)
            .toList());
  }

  static OwnerState state(
      String owner,
      Condition condition,
      String code,
      String cause,
      Map<String, OwnerState> known,
      Instant now) {
    OwnerState old = known.get(owner);
    Instant since = old != null && old.condition() == condition ? old.since() : now;
    return new OwnerState(owner, condition, code, cause, since, Optional.empty());
  }

  private static Optional<RefFailure> firstFailure(List<Slot> slots, Map<Slot, Field> fields) {
    for (Slot slot : slots) {
      Field field = fields.get(slot);
      if (field != null && field.failure().isPresent()) {
        return Optional.of(new RefFailure(slot, field.failure().get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<SecretValue> value(Map<Slot, Field> fields, Slot slot) {
    return Optional.ofNullable(fields.get(slot)).flatMap(Field::value);
  }
}
