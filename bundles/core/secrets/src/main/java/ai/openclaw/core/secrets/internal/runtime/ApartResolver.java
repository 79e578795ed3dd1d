package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.CredentialTarget.ValueKind;
import ai.openclaw.api.secret.ResolveResult.Failed;
import ai.openclaw.api.secret.ResolveResult.Outcome;
import ai.openclaw.api.secret.ResolveResult.Resolved;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.api.secret.SecretValue;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.host.Locations;
import ai.openclaw.core.logging.Redactor;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.internal.engine.Engine;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.engine.StaticChecks;
import ai.openclaw.core.secrets.internal.grammar.ValueKinds;
import ai.openclaw.core.secrets.internal.profile.AuthProfiles;
import ai.openclaw.core.secrets.internal.profile.StoreProfiles;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.surface.Collected;
import ai.openclaw.core.secrets.internal.surface.Collector;
import ai.openclaw.core.secrets.internal.surface.Slot;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Resolves beside any snapshot, with the installed providers. */
@Component
public final class ApartResolver implements SecretResolver {
  private final Surfaces surfaces;
  private final Engine engine;
  private final StaticChecks checks;
  private final Redactor redactor;
  private final Path state;

  /** Creates it over the installed providers. */
  @Activate
  public ApartResolver(
      @Reference SecretsHub hub, @Reference Locations locations, @Reference Redactor redactor) {
    this(hub.surfaces(), hub.engine(), hub.descriptions(), locations.state(), redactor);
  }

  ApartResolver(
      Surfaces surfaces, Engine engine, Descriptions descriptions, Path state, Redactor redactor) {
    this.surfaces = surfaces;
    this.engine = engine;
    this.checks = new StaticChecks(descriptions);
    this.redactor = redactor;
    this.state = state;
  }

  @Override
  public Map<SecretRef, Outcome> resolve(Collection<SecretRef> refs, ConfigSnapshot config)
      throws InterruptedException {
    Map<SecretRef, Outcome> outcomes = engine.resolve(refs, ResolutionSettings.of(config), false);
    var values = new ArrayList<SecretValue>();
    for (Outcome outcome : outcomes.values()) {
      if (outcome instanceof Resolved resolved) {
        values.add(resolved.value());
      }
    }
    redactor.learn("secrets", values);
    var hidden = new LinkedHashMap<SecretRef, Outcome>();
    outcomes.forEach((ref, outcome) -> hidden.put(ref, hidden(outcome)));
    return hidden;
  }

  @Override
  public Optional<SecretFailure> check(SecretRef ref, ConfigSnapshot config) {
    return checks.check(ref, ResolutionSettings.of(config));
  }

  @Override
  public Optional<SecretFailure> checkId(SecretRef ref) {
    return checks.checkId(ref);
  }

  @Override
  public Optional<SecretFailure> misfit(ValueKind kind, String path, SecretValue value) {
    return ValueKinds.misfit(kind, path, value);
  }

  @Override
  public Rehearsal rehearse(
      ConfigSnapshot config, Function<Path, Optional<byte[]>> stores, Predicate<SecretRef> leftOut)
      throws InterruptedException {
    var profiles = new AuthProfiles(state, stores);
    StoreProfiles stored = profiles.read(config);
    if (!stored.forbidden().isEmpty()) {
      return failed(
          OAuthPolicy.violation(stored.forbidden(), profiles.folders(config)).failure(), 0);
    }
    Collected collected =
        Collector.collect(surfaces, config)
            .and(stored.slots(), stored.plain(), stored.diagnostics());
    List<Slot> asked =
        collected.active().stream().filter(slot -> !leftOut.test(slot.ref())).toList();
    int skipped =
        (int) collected.active().stream().map(Slot::ref).filter(leftOut).distinct().count();
    Map<SecretRef, Outcome> outcomes = resolve(asked.stream().map(Slot::ref).toList(), config);
    for (Slot slot : asked) {
      Outcome outcome = outcomes.get(slot.ref());
      if (outcome == null) {
        continue;
      }
      Optional<SecretFailure> failure = ActivationPass.Field.of(slot, outcome).failure();
      if (failure.isPresent()) {
        return failed(new RefFailure(slot, failure.get()).located(), skipped);
      }
    }
    return new Rehearsal(Optional.empty(), skipped);
  }

  private static Rehearsal failed(SecretFailure failure, int skipped) {
    return new Rehearsal(Optional.of(failure), skipped);
  }

  private Outcome hidden(Outcome outcome) {
    return outcome instanceof Failed failed
        ? new Failed(
            new SecretFailure(failed.failure().code(), redactor.redact(failed.failure().message())))
        : outcome;
  }
}
