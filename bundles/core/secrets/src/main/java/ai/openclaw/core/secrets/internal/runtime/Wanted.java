package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.secrets.internal.engine.Inquiry;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.runtime.ActivationPass.Field;
import ai.openclaw.core.secrets.internal.shield.Trigger;
import ai.openclaw.core.secrets.internal.surface.Collected;
import ai.openclaw.core.secrets.internal.surface.OwnerId;
import ai.openclaw.core.secrets.internal.surface.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a pass has to ask for, and what it lends from the active state.
 *
 * @param refs what to ask for, in the order of collection
 * @param strict those of them that the gateway itself cannot do without
 * @param active those of them that are in use whatever others get
 * @param rivals whether some owners compete
 * @param lent the fields that stay as they are
 */
record Wanted(
    List<SecretRef> refs,
    Set<SecretRef> strict,
    Set<SecretRef> active,
    boolean rivals,
    Map<Slot, Field> lent) {
  private static final Duration GRACE = Duration.ofSeconds(2);

  static Wanted of(Collected collected, Optional<Published> before, PassScope scope) {
    var wanted =
        new Wanted(
            new ArrayList<>(),
            new HashSet<>(),
            new HashSet<>(),
            !collected.candidates().isEmpty(),
            new LinkedHashMap<>());
    for (Slot slot : collected.active()) {
      Optional<SecretValue> last =
          scope.includes(slot) ? Optional.empty() : ActivationPass.lastValue(before, slot);
      last.ifPresentOrElse(
          value -> wanted.lent.put(slot, Field.of(value)), () -> wanted.ask(slot, scope));
    }
    collected
        .candidates()
        .forEach(rival -> rival.slot().ifPresent(slot -> wanted.rival(slot, before, scope)));
    return wanted;
  }

  /**
   * The question to the providers.
   *
   * <p>In isolate mode a provider that is slow keeps nobody waiting when nobody asked for the pass:
   * its owners are served when it has answered. What an operator asked for waits for its answer.
   */
  Inquiry inquiry(ResolutionSettings settings, Trigger trigger) {
    return new Inquiry(
        refs,
        settings.isolate() ? strict : active,
        settings,
        trigger,
        !settings.isolate() && !rivals,
        settings.isolate() && trigger.automatic() ? Optional.of(GRACE) : Optional.empty());
  }

  private void ask(Slot slot, PassScope scope) {
    if (!scope.known().containsKey(slot.ref())) {
      refs.add(slot.ref());
      active.add(slot.ref());
      if (OwnerId.alwaysStrict(slot.owner())) {
        strict.add(slot.ref());
      }
    }
  }

  // A contest that is decided is not held again with every retry of some other owner: the winner
  // keeps its value, and those that lost are not asked.
  private void rival(Slot slot, Optional<Published> before, PassScope scope) {
    if (scope.trigger() == Trigger.RETRY && !scope.includes(slot)) {
      Optional<SecretValue> last = ActivationPass.lastValue(before, slot);
      last.ifPresent(value -> lent.put(slot, Field.of(value)));
      boolean lost =
          before.filter(state -> slot.equals(state.draft().idle().get(slot.text()))).isPresent();
      if (last.isPresent() || lost) {
        return;
      }
    }
    if (!scope.known().containsKey(slot.ref())) {
      refs.add(slot.ref());
    }
  }
}
