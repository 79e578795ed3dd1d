package ai.openclaw.core.secrets.internal.runtime;

import ai.openclaw.api.credential.CredentialSurface;
import ai.openclaw.api.secret.SecretProvider;
import ai.openclaw.core.host.Workers;
import ai.openclaw.core.plugins.Draining;
import ai.openclaw.core.plugins.Quarantine;
import ai.openclaw.core.secrets.internal.engine.Engine;
import ai.openclaw.core.secrets.internal.engine.Turns;
import ai.openclaw.core.secrets.internal.grammar.RefGrammar;
import ai.openclaw.core.secrets.internal.provider.ClaimTracker;
import ai.openclaw.core.secrets.internal.provider.Claims;
import ai.openclaw.core.secrets.internal.provider.Descriptions;
import ai.openclaw.core.secrets.internal.provider.LibSettingsCheck;
import ai.openclaw.core.secrets.internal.provider.WatchedCalls;
import ai.openclaw.core.secrets.internal.shield.Shield;
import ai.openclaw.core.secrets.internal.surface.DeclaredSurfaces;
import ai.openclaw.core.secrets.internal.surface.Surfaces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.util.tracker.BundleTracker;

/** What the installed bundles bring to the secrets domain: providers and surfaces. */
@Component(
    service = {SecretsHub.class, Draining.class},
    immediate = true)
public final class SecretsHub implements Draining {
  private static final Set<String> SHIPPED_SOURCES =
      Set.of("env", "file", "exec", "keystore", "systemd", "vault");
  private static final Pattern OWNER = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private final WatchedCalls calls = new WatchedCalls();
  private final Claims<SecretProvider> providers;
  private final Surfaces surfaces;
  private final Descriptions descriptions;
  private final Clock clock = Clock.systemUTC();
  private final Shield shield = new Shield(clock, () -> ThreadLocalRandom.current().nextDouble());
  private final ScheduledExecutorService turns = Workers.scheduler("secrets-turns");
  private final Engine engine;
  private final ClaimTracker<SecretProvider> providerTracker;
  private final ClaimTracker<CredentialSurface> surfaceTracker;
  private final BundleTracker<?> declaredTracker;

  /** Starts to watch the service registry. */
  @Activate
  public SecretsHub(BundleContext context, @Reference Quarantine quarantine) {
    this.providers =
        new Claims<>("the source", SHIPPED_SOURCES, name -> isInstalled(context, name));
    this.surfaces = Surfaces.empty(name -> isInstalled(context, name), calls);
    Claims<CredentialSurface> surfaceClaims = surfaces.claims();
    this.descriptions = new Descriptions(providers, calls, LibSettingsCheck::new);
    this.engine =
        new Engine(
            providers,
            descriptions,
            calls,
            shield,
            new Turns(providers, shield, clock, this::waitUntil));
    this.providerTracker =
        new ClaimTracker<>(
            context,
            SecretProvider.class,
            SecretProvider.SOURCE,
            RefGrammar.SOURCE,
            providers,
            quarantine);
    this.surfaceTracker =
        new ClaimTracker<>(
            context,
            CredentialSurface.class,
            CredentialSurface.OWNER,
            OWNER,
            surfaceClaims,
            quarantine);
    this.declaredTracker = DeclaredSurfaces.tracker(context, surfaceClaims);
    providerTracker.open();
    surfaceTracker.open();
    declaredTracker.open();
  }

  @Deactivate
  void stop() {
    providerTracker.close();
    surfaceTracker.close();
    declaredTracker.close();
    calls.close();
    turns.shutdownNow();
  }

  @Override
  public CompletionStage<Void> drain(Bundle bundle) {
    return CompletableFuture.allOf(
        providers.drain(bundle.getBundleId()).toCompletableFuture(),
        surfaces.claims().drain(bundle.getBundleId()).toCompletableFuture());
  }

  /** The providers by source. */
  public Claims<SecretProvider> providers() {
    return providers;
  }

  /** What the providers say of themselves. */
  public Descriptions descriptions() {
    return descriptions;
  }

  /** The credential fields. */
  public Surfaces surfaces() {
    return surfaces;
  }

  /** The announced surfaces by owner. */
  Claims<CredentialSurface> surfaceClaims() {
    return surfaces.claims();
  }

  /** What stands before every call of a provider. */
  public Shield shield() {
    return shield;
  }

  /** Resolves references. */
  Engine engine() {
    return engine;
  }

  /** Runs what belongs to the providers' bundles. */
  public WatchedCalls calls() {
    return calls;
  }

  /** How many threads are lost in calls that never returned. */
  public int abandonedThreads() {
    return calls.abandoned();
  }

  private void waitUntil(Instant instant) throws InterruptedException {
    long millis = Duration.between(clock.instant(), instant).toMillis() + 1;
    try {
      turns.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).get();
    } catch (ExecutionException | CancellationException | RejectedExecutionException e) {
      throw new InterruptedException("the gateway stops");
    }
  }

  private static boolean isInstalled(BundleContext context, String symbolicName) {
    return Arrays.stream(context.getBundles())
        .anyMatch(bundle -> symbolicName.equals(bundle.getSymbolicName()));
  }
}
