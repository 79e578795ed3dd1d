package ai.openclaw.core.secrets.internal.shield;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.SecretRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is remembered of one provider. Immutable; no value and no word of a provider is in it.
 *
 * @param definition what it was like
 * @param pause why it is left alone; empty when its last call was answered
 * @param misses the ids it answered without a value
 * @param day the day, in UTC, that calls are counted for
 * @param calls how many calls it got that day
 */
record Memory(
    Definition definition,
    Optional<Pause> pause,
    Map<String, Pause> misses,
    LocalDate day,
    int calls) {
  Memory {
    misses = Map.copyOf(misses);
  }

  static Memory none(Definition definition) {
    return new Memory(definition, Optional.empty(), Map.of(), LocalDate.EPOCH, 0);
  }

  /** The same calls of a provider that is another one now. */
  Memory redefined(Definition changed) {
    return new Memory(changed, Optional.empty(), Map.of(), day, calls);
  }

  /** When the calls of the next day begin to be counted. */
  static Instant dayAfter(Instant now) {
    return LocalDate.ofInstant(now, ZoneOffset.UTC)
        .plusDays(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }

  int callsOn(Instant now) {
    return day.equals(LocalDate.ofInstant(now, ZoneOffset.UTC)) ? calls : 0;
  }

  Memory called(Instant now) {
    return new Memory(
        definition, pause, misses, LocalDate.ofInstant(now, ZoneOffset.UTC), callsOn(now) + 1);
  }

  Memory failed(String code, Instant now, Backoff backoff) {
    return new Memory(
        definition, Optional.of(Pause.after(pause, code, now, backoff)), misses, day, calls);
  }

  Memory answered(Map<SecretRef, Outcome> outcomes, Instant now, Backoff backoff) {
    var left = new HashMap<>(misses);
    outcomes.forEach(
        (ref, outcome) -> {
          if (outcome instanceof Failed failed) {
            Optional<Pause> before = Optional.ofNullable(left.get(ref.id()));
            left.put(ref.id(), Pause.after(before, failed.failure().code(), now, backoff));
          } else {
            left.remove(ref.id());
          }
        });
    left.values().removeIf(miss -> miss.stale(now));
    return new Memory(definition, Optional.empty(), left, day, calls);
  }

  /**
   * Whether it is of an alias, or of any when none is named, and keeps something from being asked.
   */
  boolean holdsBack(Optional<String> alias) {
    return (pause.isPresent() || !misses.isEmpty())
        && (alias.isEmpty() || alias.get().equals(definition.alias()));
  }

  /** Without pauses; calls stay counted. */
  Memory forgiven() {
    return redefined(definition);
  }

  /** Whether there is something to remember. */
  boolean worthKeeping(Instant now) {
    return callsOn(now) > 0
        || pause.filter(one -> !one.stale(now)).isPresent()
        || misses.values().stream().anyMatch(miss -> !miss.stale(now));
  }
}
