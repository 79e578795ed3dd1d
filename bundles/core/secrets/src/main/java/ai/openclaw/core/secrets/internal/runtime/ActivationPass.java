package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.secrets.Diagnostic;
import ai.openclaw.core.secrets.internal.engine.Answers;
import ai.openclaw.core.secrets.internal.engine.Engine;
import ai.openclaw.core.secrets.internal.engine.Failures;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.grammar.ValueKinds;
import ai.openclaw.core.secrets.internal.profile.AuthProfiles;
import ai.openclaw.core.secrets.internal.profile.StoreProfiles;
import ai.openclaw.core.secrets.internal.surface.Collected;
import ai.openclaw.core.secrets.internal.surface.Collector;
import ai.openclaw.core.secrets.internal.surface.OwnerId;
import ai.openclaw.core.secrets.internal.surface.Slot;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a complete state for a configuration, without any visible effect. Thread-safe. */
final class ActivationPass {
  private final Surfaces surfaces;
  private final AuthProfiles profiles;
  private final Engine engine;
  private final Redactor redactor;
  private final Clock clock;

  ActivationPass(
      Surfaces surfaces, AuthProfiles profiles, Engine engine, Redactor redactor, Clock clock) {
    this.surfaces = surfaces;
    this.profiles = profiles;
    this.engine = engine;
    this.redactor = redactor;
    this.clock = clock;
  }

  /**
   * Runs a pass.
   *
   * @param config the configuration
   * @param before the active state, which lends values to owners that stay as they are
   * @param scope which references are resolved anew
   */
  PassResult run(ConfigSnapshot config, Optional<Published> before, PassScope scope)
      throws InterruptedException {
    StoreProfiles stored = profiles.read(config);
    if (!stored.forbidden().isEmpty()) {
      return new PassResult.Bad(
          OAuthPolicy.violation(stored.forbidden(), profiles.folders(config)));
    }
    Collected collected =
        Collector.collect(surfaces, config)
            .and(stored.slots(), stored.plain(), stored.diagnostics());
    ResolutionSettings settings = ResolutionSettings.of(config);
    var wanted = Wanted.of(collected, before, scope);
    var known = new ArrayList<>(collected.plain().values());
    known.addAll(Rivals.fallbacks(collected.candidates(), config.environment()));
    Answers answers = engine.ask(wanted.inquiry(settings, scope.trigger()));
    var all = new HashMap<>(scope.known());
    all.putAll(answers.outcomes());
    Map<SecretRef, Outcome> outcomes = hidden(all, known);
    var fields = new LinkedHashMap<>(wanted.lent());
    for (Slot slot : collected.active()) {
      Outcome outcome = outcomes.get(slot.ref());
      if (!fields.containsKey(slot) && outcome != null) {
        fields.put(slot, Field.of(slot, outcome));
      }
    }
    Rivals rivals =
        Rivals.choose(
            collected.candidates(), slot -> rival(slot, wanted, outcomes), config.environment());
    for (Slot slot : collected.active()) {
      Field field = fields.get(slot);
      if (field != null && fatal(settings, slot, field)) {
        return new PassResult.Bad(new RefFailure(slot, field.failure().orElseThrow()));
      }
    }
    for (Map.Entry<Slot, Field> chosen : rivals.chosen().entrySet()) {
      if (fatal(settings, chosen.getKey(), chosen.getValue())) {
        return new PassResult.Bad(
            new RefFailure(chosen.getKey(), chosen.getValue().failure().orElseThrow()));
      }
    }
    fields.putAll(rivals.chosen());
    return new PassResult.Good(
        draft(config, settings, collected, rivals, fields, before),
        new LateAnswers(new Answers(all, answers.late())));
  }

  private static Field rival(Slot slot, Wanted wanted, Map<SecretRef, Outcome> outcomes) {
    Field lent = wanted.lent().get(slot);
    if (lent != null) {
      return lent;
    }
    Outcome outcome = outcomes.get(slot.ref());
    return outcome == null ? Field.failed(Failures.notAsked(slot.ref())) : Field.of(slot, outcome);
  }

  private static boolean fatal(ResolutionSettings settings, Slot slot, Field field) {
    return field.failure().isPresent()
        && (!settings.isolate() || OwnerId.alwaysStrict(slot.owner()));
  }

  // Before anything is said of this pass, also of one that fails: a provider's reason may quote a
  // value that another reference resolved to.
  private Map<SecretRef, Outcome> hidden(
      Map<SecretRef, Outcome> outcomes, Collection<SecretValue> plain) {
    var values = new ArrayList<>(plain);
    outcomes
        .values()
        .forEach(
            outcome -> {
              if (outcome instanceof Resolved resolved) {
                values.add(resolved.value());
              }
            });
    redactor.learn("secrets", values);
    var hidden = new HashMap<SecretRef, Outcome>();
    outcomes.forEach((ref, outcome) -> hidden.put(ref, hidden(outcome)));
    return hidden;
  }

  private Outcome hidden(Outcome outcome) {
    return outcome instanceof Failed failed
        ? new Failed(
            new SecretFailure(failed.failure().code(), redactor.redact(failed.failure().message())))
        : outcome;
  }

  private Draft draft(
      ConfigSnapshot config,
      ResolutionSettings settings,
      Collected collected,
      Rivals rivals,
      Map<Slot, Field> fields,
      Optional<Published> before) {
    var slots = new LinkedHashMap<String, Slot>();
    collected.active().forEach(slot -> slots.put(slot.text(), slot));
    rivals.chosen().keySet().forEach(slot -> slots.put(slot.text(), slot));
    var left = new ArrayList<>(collected.inactive());
    left.addAll(rivals.passedOver());
    var idle = new LinkedHashMap<String, Slot>();
    var inactive = new LinkedHashMap<String, String>();
    left.forEach(
        one -> {
          idle.put(one.slot().text(), one.slot());
          inactive.put(one.slot().text(), one.reason());
        });
    var diagnostics = new ArrayList<Diagnostic>(collected.diagnostics());
    rivals.passedOver().forEach(one -> diagnostics.add(one.diagnostic()));
    diagnostics.addAll(rivals.diagnostics());
    Owners owners = Owners.judge(slots.values(), fields, before, clock.instant());
    return new Draft(
        config,
        settings,
        Collections.unmodifiableMap(slots),
        Collections.unmodifiableMap(idle),
        Collections.unmodifiableMap(owners.values()),
        Collections.unmodifiableMap(collected.plain()),
        Collections.unmodifiableMap(inactive),
        owners.states(),
        List.copyOf(diagnostics));
  }

  /** The value that a field has now, if its reference is still the same. */
  static Optional<SecretValue> lastValue(Optional<Published> before, Slot slot) {
    return before
        .filter(state -> slot.equals(state.draft().slots().get(slot.text())))
        .flatMap(state -> Optional.ofNullable(state.draft().values().get(slot.text())));
  }

  /**
   * What one field got: a value or the reason why it has none.
   *
   * @param standIn why the value is another one than that of the reference
   */
  record Field(
      Optional<SecretValue> value,
      Optional<SecretFailure> failure,
      Optional<SecretFailure> standIn) {
    static Field of(Slot slot, Outcome outcome) {
      if (outcome instanceof Resolved resolved) {
        Optional<SecretFailure> misfit =
            ValueKinds.misfit(slot.kind(), slot.text(), resolved.value());
        return misfit.map(Field::failed).orElseGet(() -> of(resolved.value()));
      }
      return failed(((Failed) outcome).failure());
    }

    static Field of(SecretValue value) {
      return new Field(Optional.of(value), Optional.empty(), Optional.empty());
    }

    static Field failed(SecretFailure failure) {
      return new Field(Optional.empty(), Optional.of(failure), Optional.empty());
    }

    static Field standIn(SecretValue value, SecretFailure cause) {
      return new Field(Optional.of(value), Optional.empty(), Optional.of(cause));
    }
  }
}
