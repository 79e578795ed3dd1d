package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.secret.ProviderDescription.Trait;
import ai.openclaw.api.secret.SecretFailure;
import ai.openclaw.api.secret.SecretRef;
import ai.openclaw.core.config.ConfigInvalidException;
import ai.openclaw.core.config.ConfigParticipant;
import ai.openclaw.core.config.ConfigSnapshot;
import ai.openclaw.core.config.ConfigWorkshop;
import ai.openclaw.core.host.Launch;
import ai.openclaw.core.secrets.SecretResolver;
import ai.openclaw.core.secrets.internal.engine.ResolutionSettings;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.surface.Collector;
import ai.openclaw.core.secrets.internal.surface.Slot;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Refuses an edit by a command beside the gateway when a reference that it brings in, or whose
 * provider it changes, has no value. References that were there before do not count: the command's
 * shell need not have what the gateway has. Neither does a source that nothing serves here: bundles
 * of others are the gateway's. Nothing that runs programs is asked. In the gateway itself {@link
 * ConfigPreflight} speaks for all.
 */
@Component
public final class LocalPreflight implements ConfigParticipant {
  private final BooleanSupplier command;
  private final Surfaces surfaces;
  private final Descriptions descriptions;
  private final SecretResolver resolver;
  private final Supplier<Optional<ConfigWorkshop>> files;

  /** Creates it; the workshop, which looks for this, is looked up when it is needed. */
  @Activate
  public LocalPreflight(
      BundleContext context, @Reference SecretsHub hub, @Reference SecretResolver resolver) {
    this(
        () ->
            service(context, Launch.class)
                .filter(launch -> launch.purpose() == Launch.Purpose.COMMAND)
                .isPresent(),
        hub.surfaces(),
        hub.descriptions(),
        resolver,
        () -> service(context, ConfigWorkshop.class));
  }

  LocalPreflight(
      BooleanSupplier command,
      Surfaces surfaces,
      Descriptions descriptions,
      SecretResolver resolver,
      Supplier<Optional<ConfigWorkshop>> files) {
    this.command = command;
    this.surfaces = surfaces;
    this.descriptions = descriptions;
    this.resolver = resolver;
    this.files = files;
  }

  private static <S> Optional<S> service(BundleContext context, Class<S> type) {
    ServiceReference<S> reference = context.getServiceReference(type);
    return reference == null
        ? Optional.empty()
        : Optional.ofNullable(context.getService(reference));
  }

  @Override
  public Prepared prepare(ConfigSnapshot candidate) throws InterruptedException {
    if (!command.getAsBoolean()) {
      return new Answer(Optional.empty());
    }
    Optional<ConfigSnapshot> before = present();
    Set<SecretRef> changed = changed(before, candidate);
    boolean sameProfiles =
        before
            .map(config -> config.source().path("auth").equals(candidate.source().path("auth")))
            .orElse(false);
    if (changed.isEmpty() && sameProfiles) {
      return new Answer(Optional.empty());
    }
    Optional<SecretFailure> failure = checked(changed, candidate);
    if (failure.isEmpty()) {
      failure =
          resolver
              .rehearse(
                  candidate,
                  store -> Optional.empty(),
                  ref -> !changed.contains(ref) || runsCommands(ref))
              .failure();
    }
    return new Answer(
        failure.map(
            why ->
                "active SecretRef resolution failed: " + why.message() + " [" + why.code() + "]"));
  }

  private Optional<ConfigSnapshot> present() {
    Optional<ConfigWorkshop> workshop = files.get();
    if (workshop.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(workshop.get().read());
    } catch (ConfigInvalidException invalid) {
      return Optional.empty();
    }
  }

  private Set<SecretRef> changed(Optional<ConfigSnapshot> before, ConfigSnapshot candidate) {
    Set<Slot> known = new HashSet<>();
    before.ifPresent(config -> known.addAll(Collector.collect(surfaces, config).active()));
    Optional<ResolutionSettings> old = before.map(ResolutionSettings::of);
    ResolutionSettings now = ResolutionSettings.of(candidate);
    var changed = new HashSet<SecretRef>();
    for (Slot slot : Collector.collect(surfaces, candidate).active()) {
      String alias = slot.ref().provider();
      boolean sameProvider =
          old.map(settings -> settings.provider(alias).equals(now.provider(alias))).orElse(false);
      boolean served = descriptions.of(slot.ref().source()).isPresent();
      if (served && (!known.contains(slot) || !sameProvider)) {
        changed.add(slot.ref());
      }
    }
    return changed;
  }

  private Optional<SecretFailure> checked(Set<SecretRef> refs, ConfigSnapshot candidate) {
    return refs.stream()
        .filter(this::runsCommands)
        .flatMap(
            ref ->
                resolver.check(ref, candidate).stream()
                    .map(why -> new SecretFailure(why.code(), ref + ": " + why.message())))
        .findFirst();
  }

  private boolean runsCommands(SecretRef ref) {
    return descriptions
        .of(ref.source())
        .map(described -> described.description().traits().contains(Trait.RUNS_COMMANDS))
        .orElse(false);
  }

  private record Answer(Optional<String> objection) implements Prepared {
    @Override
    public void commit() {
      // Nothing here depends on it.
    }

    @Override
    public void drop() {
      // Nothing was prepared.
    }
  }
}
